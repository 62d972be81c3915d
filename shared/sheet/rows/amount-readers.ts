// How a table's amounts are read: with the unit of their row, their heading or the table.
import { type ColumnAmounts, createColumnAmounts } from '../../amount/column.ts'
import type { AmountReading } from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import { type Plan, type Policy, type Unit, unitYen } from '../../schema/index.ts'
import type { Grid } from '../grid.ts'
import type { Understood } from '../understand.ts'
import { labelKey } from '../words.ts'
import type { RowSource } from './row-source.ts'

/** Reads amounts with the unit of their row, where a column states it, of the heading or of the table. */
export function amountReaders(
  grid: Grid,
  { choice, reading, columns }: Understood,
  plan: Plan | null,
  policy: Policy,
): Pick<RowSource, 'readAmount' | 'plainYen'> {
  const formats = grid.formats.of(grid.left + (choice.chosen?.column ?? 0))
  const context = {
    columnUnit: choice.chosen?.unit ?? null,
    tableUnit: reading.unit,
    defaultUnit: plan?.unit ?? policy.defaultUnit,
    parenthesesNegative: policy.parenthesesNegative,
  }
  const usual = createColumnAmounts(context, formats)
  const byUnit = new Map<string, ColumnAmounts>()
  const readAmount = (cell: Cell, unit: string, row: number): AmountReading => {
    if (unit === '') return usual.read(cell, row)
    let amounts = byUnit.get(unit)
    if (!amounts) {
      const columnUnit = unitNamed(unit)
      amounts = columnUnit ? createColumnAmounts({ ...context, columnUnit }, formats) : usual
      if (byUnit.size < 1_000) byUnit.set(unit, amounts)
    }
    return amounts.read(cell, row)
  }
  const hasUnits = columns.some(({ role }) => role === 'unit')
  return { readAmount, plainYen: hasUnits ? null : usual.plainYen }
}

function unitNamed(text: string): Unit | null {
  const key = labelKey(text).replace(/^[([]|[)\]]$/g, '')
  return Object.hasOwn(unitYen, key) ? (key as Unit) : null
}
