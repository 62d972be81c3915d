// What each subtotal and parent row ought to be, from the rows below or above it.
import type { AmountReading, Line, Lines } from '../../model/budget.ts'
import { createRunCounts, createRunSums } from '../../totals/run-sums.ts'
import type { RuleContext } from '../engine/context.ts'
import { onceFor } from './once.ts'

export interface RowSum {
  line: Line
  /** The row's own figure in yen. */
  written: number
  /** Sum of its leaves in yen. */
  expected: number
  /** The rows it is held against, gathered when asked: totals over totals name the same rows again and again. */
  rows(): SumRows
}

/** Indexes of the rows that a sum is held against. */
export interface SumRows {
  /** Leaves with a figure: for a parent, leaves and parents one level below. */
  parts: number[]
  /** Leaves whose amount is blank: the sum is not known while they are. */
  blanks: number[]
  /** Other rows of its block that carry figures: subtotals, 再掲, うち. */
  others: number[]
}

/** Rows that are held against their parts and differ: subtotals and totals first, then parents. */
export const wrongSums = (context: RuleContext): RowSum[] => [
  ...wrongSubtotals(context),
  ...wrongParents(context),
]

/** Subtotals and totals that are not the sum of their leaves, where these are readable throughout. */
export const wrongSubtotals = onceFor((context: RuleContext): RowSum[] => {
  const { lines, survey } = context
  const leaves = createRunSums(lines.length, (i) =>
    lines.isLeaf(i) ? (lines.yen[i] as number) : Number.NaN,
  )
  const uncertain = createRunCounts(
    lines.length,
    (i) => isUncertain(lines.amountOf(i)) && lines.isLeaf(i),
  )
  const sums = survey.totals.flatMap((line): RowSum[] => {
    if (line.covers === null || line.yen === null || line.amount.approximate) return []
    const { from, to } = line.covers
    const expected = leaves.sum(from, to)
    if (leaves.count(from, to) === 0 || uncertain(from, to) > 0) return []
    if (expected === line.yen || !Number.isSafeInteger(expected)) return []
    return [{ line, written: line.yen, expected, rows: () => coveredRows(lines, line) }]
  })
  return sums
})

function coveredRows(lines: Lines, { index, covers }: Line): SumRows {
  const rows: SumRows = { parts: [], blanks: [], others: [] }
  for (let i = covers?.from ?? 0; i <= (covers?.to ?? -1); i++) {
    if (i === index) continue
    const hasFigure = !Number.isNaN(lines.yen[i])
    if (!lines.isLeaf(i)) {
      if (hasFigure) rows.others.push(i)
    } else if (hasFigure) rows.parts.push(i)
    else if (lines.stateOf(i) === 'missing') rows.blanks.push(i)
  }
  return rows
}

/** Parent rows whose figure is not the sum of their children's. */
export function wrongParents({ lines, survey }: RuleContext): RowSum[] {
  if (!survey.hasParents) return []
  const sums = new Map<number, RowSum & SumRows & { certain: boolean }>()
  for (let i = 0; i < lines.length; i++) {
    const above = lines.parentOf(i)
    if (above < 0 || (!lines.isLeaf(i) && lines.kindOf(i) !== 'parent')) continue
    const parent = lines.get(above)
    if (parent?.rowKind !== 'parent' || parent.yen === null) continue
    const sum = sums.get(above) ?? sumOfParent(parent, parent.yen)
    sums.set(above, sum)
    if (isUncertain(lines.amountOf(i))) sum.certain = false
    if (lines.stateOf(i) === 'missing') sum.blanks.push(i)
    const yen = lines.yen[i] as number
    if (Number.isNaN(yen)) continue
    sum.expected += yen
    sum.parts.push(i)
  }
  return [...sums.values()].filter(
    ({ certain, parts, written, expected }) => certain && parts.length > 0 && written !== expected,
  )
}

function sumOfParent(line: Line, written: number): RowSum & SumRows & { certain: boolean } {
  const rows: SumRows = { parts: [], blanks: [], others: [] }
  const certain = !line.amount.approximate
  return { line, written, expected: 0, rows: () => rows, ...rows, certain }
}

/** Unread, approximate, or in one of two units: what is reported there explains any difference. */
const isUncertain = (amount: AmountReading | null): boolean =>
  amount !== null &&
  (amount.state === 'invalid' || amount.approximate || amount.unitConflict !== null)

/** The formula of a line's amount, or null where it is typed. */
export const formulaOf = ({ formulas, column, snapshot }: RuleContext, line: Line) =>
  snapshot.formulas === undefined ? null : formulas.at(line.row, column('amount') ?? -1)
