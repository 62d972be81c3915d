// The cells of a range of one kind: visible, constants, formulas, blanks, conditional formats.
import { type Area, intersect } from '../../workbook/address.ts'
import { contentAt, usedArea, valueAt } from '../../workbook/cells.ts'
import { isFormula, type Sheet } from '../../workbook/model.ts'
import { HostError } from '../errors.ts'
import type { Call } from '../registry.ts'
import type { RangeTarget } from '../state.ts'

/** Areas of the cells of a kind within the used range; null when there are none. */
export const specialCells = (
  { sheet, area }: RangeTarget,
  type: unknown,
  valueType: unknown,
  call: Call,
): Area[] | null => {
  const { workbook } = call.state
  const used = usedArea(workbook, sheet, false)
  const within = used && intersect(used, area)
  if (!within) return null
  const wanted = VALUE_KINDS[String(valueType ?? 'All')]
  if (!wanted) throw new HostError('InvalidArgument', 'cellValueType')
  const kindOf = (row: number, column: number): string => {
    const value = valueAt(workbook, sheet, row, column)
    if (typeof value === 'object') return 'error'
    return typeof value === 'string' ? 'text' : typeof value
  }
  const is = (row: number, column: number): boolean => {
    const content = contentAt(sheet, row, column)
    switch (type) {
      case 'Visible':
        return !sheet.hiddenRows.has(row) && !sheet.hiddenColumns.has(column)
      case 'Blanks':
        return content === undefined
      case 'Constants':
        return content !== undefined && !isFormula(content) && wanted.includes(kindOf(row, column))
      case 'Formulas':
        return isFormula(content) && wanted.includes(kindOf(row, column))
      case 'ConditionalFormats':
        return sheet.conditionalFormats.some((one) =>
          one.areas.some((part) => intersect(part, { row, column, rows: 1, columns: 1 })),
        )
      default:
        throw new HostError('ApiNotFound', `Range.getSpecialCells ${String(type)}`)
    }
  }
  const found = joinCells(sheet, within, is)
  return found.length > 0 ? found : null
}

const EVERY = ['number', 'text', 'boolean', 'error']
const VALUE_KINDS: Record<string, string[]> = {
  All: EVERY,
  Errors: ['error'],
  ErrorsLogical: ['error', 'boolean'],
  ErrorsNumbers: ['error', 'number'],
  ErrorsText: ['error', 'text'],
  ErrorsLogicalNumber: ['error', 'boolean', 'number'],
  ErrorsLogicalText: ['error', 'boolean', 'text'],
  ErrorsNumberText: ['error', 'number', 'text'],
  Logical: ['boolean'],
  LogicalNumbers: ['boolean', 'number'],
  LogicalText: ['boolean', 'text'],
  LogicalNumbersText: ['boolean', 'number', 'text'],
  Numbers: ['number'],
  NumbersText: ['number', 'text'],
  Text: ['text'],
}

/** Cells joined into runs along the rows, equal runs of neighbouring rows into rectangles. */
const joinCells = (
  _sheet: Sheet,
  within: Area,
  is: (row: number, column: number) => boolean,
): Area[] => {
  const done: Area[] = []
  let open: Area[] = []
  const lastColumn = within.column + within.columns
  for (let row = within.row; row < within.row + within.rows; row += 1) {
    const runs: Area[] = []
    let start = -1
    for (let column = within.column; column <= lastColumn; column += 1) {
      const inside = column < lastColumn && is(row, column)
      if (inside && start < 0) start = column
      if (!inside && start >= 0) {
        runs.push({ row, column: start, rows: 1, columns: column - start })
        start = -1
      }
    }
    const next: Area[] = []
    for (const run of runs) {
      const above = open.find((one) => one.column === run.column && one.columns === run.columns)
      if (above) above.rows += 1
      next.push(above ?? run)
    }
    done.push(...open.filter((one) => !next.includes(one)))
    open = next
  }
  return [...done, ...open].sort((a, b) => a.row - b.row || a.column - b.column)
}
