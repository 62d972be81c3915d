// Amounts of columns other than the budget's own: last year's, changes, parts of an identity.

import { columnIndex } from '../../address/index.ts'
import { type ColumnAmounts, createColumnAmounts } from '../../amount/column.ts'
import { amountUnit } from '../../model/amount-unit.ts'
import type { AmountReading, Line } from '../../model/budget.ts'
import type { Column, RowKind } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'

/** Reads a row's cell in a column as an amount, in the column's unit or the table's. */
export function columnReader(context: RuleContext, column: Column): (row: number) => AmountReading {
  const index = columnIndex(column.column)
  const { read } = amountsOf(context, column)
  return (row) => read(context.cellAt(row, index), row)
}

/** A column that states no unit is in that of the table, else in that of the budget's own amounts. */
function amountsOf(context: RuleContext, { column, unit }: Column): ColumnAmounts {
  const { table, policy, plan, formats } = context
  const around = {
    columnUnit: unit,
    tableUnit: table?.unit ?? amountUnit(table),
    defaultUnit: plan?.unit ?? policy.defaultUnit,
    parenthesesNegative: policy.parenthesesNegative,
  }
  return createColumnAmounts(around, formats.of(columnIndex(column)))
}

const columns = new WeakMap<RuleContext, Map<number, Float64Array>>()

/**
 * Yen of a column by line, worked out once; NaN where the cell holds no exact figure. Whole numbers,
 * nearly all cells of a long sheet, take the short way.
 */
export function yenColumn(context: RuleContext, column: Column): Float64Array {
  const index = columnIndex(column.column)
  const known = columns.get(context) ?? new Map<number, Float64Array>()
  columns.set(context, known)
  const before = known.get(index)
  if (before) return before
  const { lines, cellAt } = context
  const { read, plainYen } = amountsOf(context, column)
  const yen = new Float64Array(lines.length)
  for (let i = 0; i < lines.length; i++) {
    const row = lines.rowOf(i)
    const cell = cellAt(row, index)
    const plain = plainYen !== null && typeof cell === 'number' ? plainYen(cell, row) : Number.NaN
    if (!Number.isNaN(plain)) {
      yen[i] = plain
      continue
    }
    const reading = read(cell, row)
    yen[i] = reading.approximate ? Number.NaN : (reading.yen ?? Number.NaN)
  }
  known.set(index, yen)
  return yen
}

/** The table's columns of amounts, whatever year or stage they are of. */
export const amountColumns = ({ table }: RuleContext): Column[] =>
  (table?.columns ?? []).filter(({ role }) =>
    ['amount', 'otherAmount', 'priorAmount', 'change'].includes(role),
  )

/** Rows that print figures: lines and their totals. */
export const figureRows = ({ lines }: RuleContext): Line[] =>
  lines.where((i) => !withoutFigures.has(lines.kindOf(i) as RowKind))

const withoutFigures: ReadonlySet<RowKind> = new Set([
  'heading',
  'unit',
  'blank',
  'section',
  'note',
])
