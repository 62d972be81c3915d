// RangeView: the rows and columns of a range that are not hidden.
import { cellAddress } from '../../workbook/address.ts'
import { formatAt, formulaAt, plainValue, textAt, valueAt } from '../../workbook/cells.ts'
import type { ObjectType } from '../registry.ts'
import type { RangeTarget } from '../state.ts'
import { range } from './range.ts'

export const RangeViewType: ObjectType<RangeTarget> = {
  name: 'RangeView',
  properties: {
    rowCount: (target) => rowsOf(target).length,
    columnCount: (target) => columnsOf(target).length,
    cellAddresses: (target) => grid(target, cellAddress),
    values: (target, { state }) =>
      grid(target, (row, column) => plainValue(valueAt(state.workbook, target.sheet, row, column))),
    formulas: (target) => grid(target, (row, column) => formulaAt(target.sheet, row, column)),
    text: (target, { state }) =>
      grid(target, (row, column) => textAt(state.workbook, target.sheet, row, column)),
    numberFormat: (target) =>
      grid(target, (row, column) => formatAt(target.sheet, row, column).numberFormat ?? 'General'),
  },
  methods: {
    getRange: ({ sheet, area }) => range(sheet, area),
  },
}

const rowsOf = ({ sheet, area }: RangeTarget): number[] => {
  const last = Math.min(area.row + area.rows, Math.max(sheet.cells.length, area.row + 1))
  const rows: number[] = []
  for (let row = area.row; row < last; row += 1) if (!sheet.hiddenRows.has(row)) rows.push(row)
  return rows
}

const columnsOf = ({ sheet, area }: RangeTarget): number[] => {
  const columns: number[] = []
  for (let column = area.column; column < area.column + area.columns; column += 1) {
    if (!sheet.hiddenColumns.has(column)) columns.push(column)
  }
  return columns
}

const grid = (target: RangeTarget, cell: (row: number, column: number) => unknown): unknown[][] => {
  const columns = columnsOf(target)
  return rowsOf(target).map((row) => columns.map((column) => cell(row, column)))
}
