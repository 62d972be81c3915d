// What each subtotal and parent row ought to be, from the rows below or above it.
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../context.ts'

export interface RowSum {
  line: Line
  /** The row's own figure in yen. */
  written: number
  /** Sum of its leaves in yen. */
  expected: number
  /** Its leaves: for a parent, leaves and parents one level below. Empty where the sum is right. */
  parts: Line[]
  /** Leaves whose amount is blank: the sum is not known while they are. */
  blanks: Line[]
  /** Other rows of its block that carry figures: subtotals, 再掲, うち. */
  others: Line[]
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
    if (line.covers === null || line.amount.yen === null || line.amount.approximate) return []
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
    if (figures === 0 || expected === line.amount.yen || !Number.isSafeInteger(expected)) return []
    const block = lines
      .all()
      .slice(from, to + 1)
      .filter((part) => part !== line)
    const leaves = block.filter((part) => part.rowKind === 'leaf')
    if (leaves.some(isUncertain)) return []
    return [
      {
        line,
        written: line.amount.yen,
        expected,
        parts: leaves.filter(({ amount }) => amount.yen !== null),
        blanks: leaves.filter(({ amount }) => amount.state === 'missing'),
        others: block.filter(({ rowKind, amount }) => rowKind !== 'leaf' && amount.yen !== null),
      },
    ]
  })
  known.set(context, sums)
  return sums
}

/** Parent rows whose figure is not the sum of their children's. */
export function wrongParents({ lines, survey }: RuleContext): RowSum[] {
  if (!survey.hasParents) return []
  const sums = new Map<number, RowSum & { certain: boolean }>()
  for (const part of lines) {
    if (part.parent < 0 || (part.rowKind !== 'leaf' && part.rowKind !== 'parent')) continue
    const parent = lines.get(part.parent)
    if (parent?.rowKind !== 'parent' || parent.amount.yen === null) continue
    const sum = sums.get(part.parent) ?? {
      line: parent,
      written: parent.amount.yen,
      expected: 0,
      parts: [],
      blanks: [],
      others: [],
      certain: !parent.amount.approximate,
    }
    sums.set(part.parent, sum)
    if (isUncertain(part)) sum.certain = false
    if (part.amount.state === 'missing') sum.blanks.push(part)
    if (part.amount.yen === null) continue
    sum.expected += part.amount.yen
    sum.parts.push(part)
  }
  return [...sums.values()].filter(
    ({ certain, parts, written, expected }) => certain && parts.length > 0 && written !== expected,
  )
}

/** Unread, approximate, or in one of two units: what is reported there explains any difference. */
const isUncertain = ({ amount }: Line): boolean =>
  amount.state === 'invalid' || amount.approximate || amount.unitConflict !== null

/** The formula of a line's amount, or null where it is typed. */
export const formulaOf = ({ formulas, column, snapshot }: RuleContext, line: Line) =>
  snapshot.formulas === undefined ? null : formulas.at(line.row, column('amount') ?? -1)
