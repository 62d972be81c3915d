// Range: its properties. Its methods stand in range-methods.ts.
import {
  type Area,
  cellCount,
  formatArea,
  LAST_COLUMN,
  LAST_ROW,
  withSheet,
} from '../../workbook/address.ts'
import { formatAt, formulaAt, plainValue, textAt, valueAt } from '../../workbook/cells.ts'
import { isDateFormat } from '../../workbook/number-format.ts'
import { assertAllowed, isUnbounded, shaped } from '../access.ts'
import { formatCells, writeCells } from '../edits.ts'
import { HostError } from '../errors.ts'
import { type Call, type HostObject, type ObjectType, object, type Property } from '../registry.ts'
import type { RangeTarget } from '../state.ts'
import { ConditionalFormatCollectionType } from './conditional-format.ts'
import { columnWidth, RangeFormatType, rowHeight } from './range-format.ts'
import { rangeMethods } from './range-methods.ts'
import { WorksheetType } from './worksheet.ts'

export const range = (sheet: RangeTarget['sheet'], area: Area): HostObject =>
  object(RangeType, { sheet, area: { ...area } })

export const RangeType: ObjectType<RangeTarget> = {
  name: 'Range',
  properties: {
    address: ({ sheet, area }) => withSheet(sheet.name, formatArea(area)),
    addressLocal: ({ sheet, area }) => withSheet(sheet.name, formatArea(area)),
    cellCount: ({ area }) => (cellCount(area) > 2 ** 31 - 1 ? -1 : cellCount(area)),
    rowIndex: ({ area }) => area.row,
    columnIndex: ({ area }) => area.column,
    rowCount: ({ area }) => area.rows,
    columnCount: ({ area }) => area.columns,
    isEntireRow: ({ area }) => area.columns === LAST_COLUMN,
    isEntireColumn: ({ area }) => area.rows === LAST_ROW,
    values: {
      get: (target, call) =>
        table(target, call, (row, column) =>
          plainValue(valueAt(call.state.workbook, target.sheet, row, column)),
        ),
      set: ({ sheet, area }, value, call) => writeCells(call.state, sheet, area, value),
    },
    formulas: formulas(),
    formulasLocal: formulas(),
    text: (target, call) =>
      table(target, call, (row, column) => textAt(call.state.workbook, target.sheet, row, column)),
    valueTypes: (target, call) =>
      table(target, call, (row, column) => valueType(target, row, column, call)),
    numberFormat: {
      get: (target, call) =>
        table(
          target,
          call,
          (row, column) => formatAt(target.sheet, row, column).numberFormat ?? 'General',
        ),
      set: setNumberFormat,
    },
    numberFormatCategories: (target, call) =>
      table(target, call, (row, column) =>
        category(formatAt(target.sheet, row, column).numberFormat ?? 'General'),
      ),
    hasSpill: ({ sheet, area }, call) =>
      call.state.workbook.engine
        .spills(sheet)
        .some(
          (spill) =>
            spill.row === area.row && spill.column === area.column && cellCount(area) === 1,
        ),
    hidden: ({ sheet, area }) =>
      shared(area, 'rows', (row) => sheet.hiddenRows.has(row)) === true ||
      shared(area, 'columns', (column) => sheet.hiddenColumns.has(column)) === true,
    rowHidden: {
      get: ({ sheet, area }) => shared(area, 'rows', (row) => sheet.hiddenRows.has(row)),
      set: (target, value, call) => hide(target, 'rows', value, call),
    },
    columnHidden: {
      get: ({ sheet, area }) =>
        shared(area, 'columns', (column) => sheet.hiddenColumns.has(column)),
      set: (target, value, call) => hide(target, 'columns', value, call),
    },
    left: ({ sheet, area }) => total(0, area.column, (column) => columnWidth(sheet, column)),
    top: ({ sheet, area }) => total(0, area.row, (row) => rowHeight(sheet, row)),
    width: ({ sheet, area }) =>
      total(area.column, area.column + area.columns, (column) => columnWidth(sheet, column)),
    height: ({ sheet, area }) =>
      total(area.row, area.row + area.rows, (row) => rowHeight(sheet, row)),
  },
  objects: {
    format: ({ sheet, area }) => object(RangeFormatType, { sheet, areas: [area] }),
    worksheet: ({ sheet }) => object(WorksheetType, sheet),
    conditionalFormats: ({ sheet, area }) =>
      object(ConditionalFormatCollectionType, { sheet, areas: [area] }),
  },
  // Read late: the two files need each other.
  get methods() {
    return rangeMethods
  },
}

/** The cells of a range as rows; null beyond Excel's limits, as Excel answers. */
export const table = (
  { area }: RangeTarget,
  call: Call,
  cell: (row: number, column: number) => unknown,
): unknown[][] | null => {
  if (isUnbounded(area) || cellCount(area) > call.state.limits.cells) return null
  const rows: unknown[][] = []
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const cells: unknown[] = []
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      cells.push(cell(row, column))
    }
    rows.push(cells)
  }
  return rows
}

function formulas(): Property<RangeTarget> {
  return {
    get: (target, call) =>
      table(target, call, (row, column) => {
        const formula = formulaAt(target.sheet, row, column)
        return formula === ''
          ? plainValue(valueAt(call.state.workbook, target.sheet, row, column))
          : formula
      }),
    set: ({ sheet, area }, value, call) => writeCells(call.state, sheet, area, value),
  }
}

function setNumberFormat({ sheet, area }: RangeTarget, value: unknown, call: Call): void {
  const at = shaped(value, area)
  if (!Array.isArray(value)) {
    if (typeof value !== 'string') throw new HostError('InvalidArgument', 'numberFormat')
    formatCells(call.state, { sheet, area }, { numberFormat: value })
    return
  }
  assertAllowed(call.state, sheet, 'allowFormatCells')
  for (let column = 0; column < area.columns; column += 1) {
    let start = 0
    for (let row = 1; row <= area.rows; row += 1) {
      if (row < area.rows && at(row, column) === at(start, column)) continue
      const numberFormat = at(start, column)
      if (typeof numberFormat === 'string') {
        const run = {
          row: area.row + start,
          column: area.column + column,
          rows: row - start,
          columns: 1,
        }
        formatCells(call.state, { sheet, area: run }, { numberFormat })
      } else if (numberFormat !== null) throw new HostError('InvalidArgument', 'numberFormat')
      start = row
    }
  }
}

const valueType = ({ sheet }: RangeTarget, row: number, column: number, call: Call): string => {
  const value = valueAt(call.state.workbook, sheet, row, column)
  if (typeof value === 'object') return 'Error'
  if (typeof value === 'number') return 'Double'
  if (typeof value === 'boolean') return 'Boolean'
  return value === '' && formulaAt(sheet, row, column) === '' ? 'Empty' : 'String'
}

const category = (code: string): string => {
  if (code === 'General') return 'General'
  if (code === '@') return 'Text'
  if (isDateFormat(code)) return /[hs]/i.test(code) ? 'Time' : 'Date'
  if (code.includes('%')) return 'Percentage'
  if (/[¥$]/.test(code)) return 'Currency'
  return /^[#0,.]+$/.test(code) ? 'Number' : 'Custom'
}

/** What all rows (or columns) of an area share; null when they differ. */
const shared = (
  area: Area,
  axis: 'rows' | 'columns',
  is: (index: number) => boolean,
): boolean | null => {
  const from = axis === 'rows' ? area.row : area.column
  const first = is(from)
  for (let index = from + 1; index < from + area[axis]; index += 1) {
    if (is(index) !== first) return null
  }
  return first
}

const hide = (
  { sheet, area }: RangeTarget,
  axis: 'rows' | 'columns',
  value: unknown,
  call: Call,
): void => {
  if (typeof value !== 'boolean') throw new HostError('InvalidArgument', `${axis} hidden`)
  assertAllowed(call.state, sheet, axis === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
  const set = axis === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns
  const from = axis === 'rows' ? area.row : area.column
  for (let index = from; index < from + area[axis]; index += 1) {
    if (value) set.add(index)
    else set.delete(index)
  }
  if (axis === 'rows') {
    call.state.workbook.engine.reset()
    call.state.changed({ kind: 'rowsHidden', sheet, area, actor: call.state.actor, hidden: value })
  } else call.state.changed({ kind: 'format', sheet, area, actor: call.state.actor })
}

const total = (from: number, to: number, size: (index: number) => number): number => {
  let sum = 0
  for (let index = from; index < to; index += 1) sum += size(index)
  return sum
}
