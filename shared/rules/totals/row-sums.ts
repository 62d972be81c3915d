// What each subtotal and parent row ought to be, from the rows below or above it.
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../context.ts'

export interface RowSum {
  line: Line
  /** The row's own figure in yen. */
  written: number
  /** Sum of its leaves in yen. */
  expected: number
  /** Its leaves: for a parent, leaves and parents one level below. */
  parts: Line[]
  /** Other rows of its block that carry figures: subtotals, 再掲, うち. */
  others: Line[]
}

/** Subtotals and totals that have leaves to be held against, with sums that are readable throughout. */
export function subtotalSums({ lines }: RuleContext): RowSum[] {
  const sums: RowSum[] = []
  for (const line of lines) {
    if (line.covers === null || line.amount.yen === null) continue
    // Long sheets: the sum alone first, the rows only where it differs.
    let expected = 0
    let figures = 0
    let readable = true
    for (let i = line.covers.from; i <= line.covers.to; i++) {
      const part = lines[i]
      if (part?.rowKind !== 'leaf' || part === line) continue
      if (part.amount.state === 'invalid' || part.amount.approximate) readable = false
      if (part.amount.yen === null) continue
      figures++
      expected += part.amount.yen
    }
    if (!readable || figures === 0 || line.amount.approximate) continue
    if (!Number.isSafeInteger(expected)) continue
    const { from, to } = line.covers
    const block = expected === line.amount.yen ? [] : lines.slice(from, to + 1)
    sums.push({
      line,
      written: line.amount.yen,
      expected,
      parts: block.filter((part) => part.rowKind === 'leaf' && part.amount.yen !== null),
      others: block.filter(
        (part) => part.rowKind !== 'leaf' && part.amount.yen !== null && part !== line,
      ),
    })
  }
  return sums
}

/** Parent rows that carry a figure beside those of their children. */
export function parentSums({ lines }: RuleContext): RowSum[] {
  const sums = new Map<number, RowSum & { readable: boolean }>()
  for (const part of lines) {
    const parent = lines[part.parent]
    if (!parent || (part.rowKind !== 'leaf' && part.rowKind !== 'parent')) continue
    if (parent.rowKind !== 'parent' || parent.amount.yen === null) continue
    const sum = sums.get(part.parent) ?? {
      line: parent,
      written: parent.amount.yen,
      expected: 0,
      parts: [],
      others: [],
      readable: !parent.amount.approximate,
    }
    sums.set(part.parent, sum)
    if (part.amount.state === 'invalid' || part.amount.approximate) sum.readable = false
    if (part.amount.yen === null) continue
    sum.expected += part.amount.yen
    sum.parts.push(part)
  }
  return [...sums.values()].filter(({ readable, parts }) => readable && parts.length > 0)
}

/** The formula of a line's amount, or null where it is typed. */
export const formulaOf = ({ formulas, column, snapshot }: RuleContext, line: Line) =>
  snapshot.formulas === undefined ? null : formulas.at(line.row, column('amount') ?? -1)
