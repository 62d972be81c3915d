// What each subtotal and parent row ought to be, from the rows below or above it.
import type { AmountReading, Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

export interface RowSum {
  line: Line
  /** The row's own figure in yen. */
  written: number
  /** Sum of its leaves in yen. */
  expected: number
  /** Indexes of its leaves with a figure: for a parent, leaves and parents one level below. */
  parts: number[]
  /** Leaves whose amount is blank: the sum is not known while they are. */
  blanks: number[]
  /** Other rows of its block that carry figures: subtotals, 再掲, うち. */
  others: number[]
}

const known = new WeakMap<RuleContext, RowSum[]>()

/** Rows that are held against their parts and differ: subtotals and totals first, then parents. */
export const wrongSums = (context: RuleContext): RowSum[] => [
  ...wrongSubtotals(context),
  ...wrongParents(context),
]

/** Subtotals and totals that are not the sum of their leaves, where these are readable throughout. */
export function wrongSubtotals(context: RuleContext): RowSum[] {
  const before = known.get(context)
  if (before) return before
  const { lines, survey } = context
  const { yen } = lines
  const sums = survey.totals.flatMap((line): RowSum[] => {
    if (line.covers === null || line.yen === null || line.amount.approximate) return []
    // Long sheets: the sum alone first, the rows only where it differs.
    const { from, to } = line.covers
    let expected = 0
    let figures = 0
    for (let i = from; i <= to; i++) {
      const own = yen[i] as number
      if (!lines.isLeaf(i) || Number.isNaN(own)) continue
      figures++
      expected += own
    }
    if (figures === 0 || expected === line.yen || !Number.isSafeInteger(expected)) return []
    const sum: RowSum = {
      line,
      written: line.yen,
      expected,
      parts: [],
      blanks: [],
      others: [],
    }
    for (let i = from; i <= to; i++) {
      if (i === line.index) continue
      const hasFigure = !Number.isNaN(yen[i])
      if (!lines.isLeaf(i)) {
        if (hasFigure) sum.others.push(i)
        continue
      }
      if (isUncertain(lines.amountOf(i))) return []
      if (hasFigure) sum.parts.push(i)
      else if (lines.stateOf(i) === 'missing') sum.blanks.push(i)
    }
    return [sum]
  })
  known.set(context, sums)
  return sums
}

/** Parent rows whose figure is not the sum of their children's. */
export function wrongParents({ lines, survey }: RuleContext): RowSum[] {
  if (!survey.hasParents) return []
  const sums = new Map<number, RowSum & { certain: boolean }>()
  for (let i = 0; i < lines.length; i++) {
    const above = lines.parentOf(i)
    if (above < 0 || (!lines.isLeaf(i) && lines.kindOf(i) !== 'parent')) continue
    const parent = lines.get(above)
    if (parent?.rowKind !== 'parent' || parent.yen === null) continue
    const sum = sums.get(above) ?? {
      line: parent,
      written: parent.yen,
      expected: 0,
      parts: [],
      blanks: [],
      others: [],
      certain: !parent.amount.approximate,
    }
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

/** Unread, approximate, or in one of two units: what is reported there explains any difference. */
const isUncertain = (amount: AmountReading | null): boolean =>
  amount !== null &&
  (amount.state === 'invalid' || amount.approximate || amount.unitConflict !== null)

/** The formula of a line's amount, or null where it is typed. */
export const formulaOf = ({ formulas, column, snapshot }: RuleContext, line: Line) =>
  snapshot.formulas === undefined ? null : formulas.at(line.row, column('amount') ?? -1)
