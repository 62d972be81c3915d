// More than one table on the sheet: one is the budget, the others are left out.
import { rangeAddress } from '../../address/index.ts'
import type { TableReading } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

/** A table less likely than this is a list of other things beside the budget. */
const likely = 0.25

export const severalTables: Rule = {
  code: 'structure/several-tables',
  family: 'structure',
  severity: 'info',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'severalTables').map(({ chosen, others }) => {
      const open = others.filter((other) => mayBelong(context, other))
      return {
        cells: [...open, ...others.filter((other) => !open.includes(other))],
        params: {
          variant: open.length > 0 ? 'budget' : 'other',
          chosen,
          others: open.length > 0 ? open : others,
        },
        severity: open.length > 0 ? ('warning' as const) : ('info' as const),
      }
    }),
}

/**
 * Whether a table that is not read may be part of the budget: it holds money of its own, not a
 * summary of what the table that was read comes to.
 */
function mayBelong(context: RuleContext, range: string): boolean {
  const { budget, table } = context
  const other = budget.tables.find((each) => each !== table && rangeAddress(each.range) === range)
  if (!other) return false
  const alternative = table?.alternatives.find(
    ({ kind, value }) => kind === 'table' && value === range,
  )
  if (!alternative || alternative.confidence < likely) return false
  if (isForReference(context, other)) return false
  const sum = sumOf(context, other)
  return sum !== 0 && !restates(context, sum)
}

/** The rows right above it call it last year's, or shown for reference only. */
function isForReference({ cellAt }: RuleContext, { range }: TableReading): boolean {
  for (let row = range.top - 1; row >= Math.max(1, range.top - 2); row--) {
    for (let column = range.left; column <= range.right; column++) {
      if (/前年度|昨年度|参考/.test(String(cellAt(row, column) ?? ''))) return true
    }
  }
  return false
}

/** Yen of the numbers in a table's amount column, its own totals among them. */
function sumOf(
  { cellAt, unit }: RuleContext,
  { range, headerRows, columnOf, ...other }: TableReading,
) {
  const { amount } = columnOf
  let sum = 0
  if (amount === undefined) return sum
  for (let row = (headerRows.at(-1) ?? range.top - 1) + 1; row <= range.bottom; row++) {
    const value = cellAt(row, amount)
    if (typeof value === 'number') sum += value
  }
  return sum * unitYen[other.unit ?? unit]
}

/** With its own total below them, a table's numbers come to twice what they say. */
function restates({ totals }: RuleContext, sum: number): boolean {
  const figures = [
    totals.total,
    totals.base,
    totals.share.numerator,
    ...totals.exclusions.map(({ yen }) => yen),
  ]
  return figures.some((yen) => yen !== 0 && (sum === yen || sum === 2 * yen))
}
