// Amounts of columns other than the budget's own: last year's, changes, parts of an identity.
import { createAmountReader } from '../../amount/index.ts'
import type { AmountReading, Line } from '../../model/budget.ts'
import { type Column, type RowKind, unitYen } from '../../schema/index.ts'
import { columnIndex } from '../../sheet/address.ts'
import type { RuleContext } from '../context.ts'

/** Reads a row's cell in a column as an amount, in the column's unit or the table's. */
export function columnReader(
  { table, policy, cellAt }: RuleContext,
  column: Column,
): (row: number) => AmountReading {
  const index = columnIndex(column.column)
  const read = createAmountReader({
    columnUnit: column.unit,
    tableUnit: table?.unit ?? null,
    defaultUnit: policy.defaultUnit,
    parenthesesNegative: policy.parenthesesNegative,
  })
  return (row) => read(cellAt(row, index))
}

/**
 * Yen of a row's cell in a column; null where it holds no exact figure. Whole numbers, nearly all
 * cells of a long sheet, take the short way.
 */
export function yenReader(context: RuleContext, column: Column): (row: number) => number | null {
  const { table, policy, cellAt } = context
  const index = columnIndex(column.column)
  const unit = column.unit ?? table?.unit ?? policy.defaultUnit
  const size = unit === null ? 1 : unitYen[unit]
  const read = columnReader(context, column)
  return (row) => {
    const cell = cellAt(row, index)
    if (typeof cell === 'number' && Number.isSafeInteger(cell * size) && Number.isInteger(cell)) {
      return cell * size
    }
    const reading = read(row)
    return reading.approximate ? null : reading.yen
  }
}

/** The table's columns of amounts, whatever year or stage they are of. */
export const amountColumns = ({ table }: RuleContext): Column[] =>
  (table?.columns ?? []).filter(({ role }) =>
    ['amount', 'otherAmount', 'priorAmount', 'change'].includes(role),
  )

/** Rows that print figures: lines and their totals. */
export const figureRows = ({ lines }: RuleContext): Line[] =>
  lines.where((i) => !withoutFigures.has(lines.kind[i] as RowKind))

const withoutFigures: ReadonlySet<RowKind> = new Set([
  'heading',
  'unit',
  'blank',
  'section',
  'note',
])
