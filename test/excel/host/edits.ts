// Changes to cells, made for the add-in, for the person at the keyboard and for co-authors alike.
import { type Area, intersect, LAST_COLUMN, LAST_ROW } from '../workbook/address.ts'
import {
  changeFormat,
  clearContents,
  patchFormat,
  plainValue,
  putContent,
  valueAt,
  writeInput,
} from '../workbook/cells.ts'
import type { CellFormat, CellValue } from '../workbook/description.ts'
import { formulaFault } from '../workbook/formula-fault.ts'
import type { Sheet } from '../workbook/model.ts'
import { deleteCells, insertCells, type Shift, shiftedArea } from '../workbook/shift.ts'
import { growTables } from '../workbook/tables.ts'
import { assertAllowed, assertBounded, shaped } from './access.ts'
import { HostError } from './errors.ts'
import type { AreasTarget, HostState, RangeTarget } from './state.ts'

/** Writes entries as if typed. `null` leaves a cell as it is. */
export const writeCells = (state: HostState, sheet: Sheet, area: Area, values: unknown): void => {
  assertBounded(state, area)
  const at = shaped(values, area)
  assertAllowed(state, sheet, 'cells', area)
  for (let row = 0; row < area.rows; row += 1) {
    for (let column = 0; column < area.columns; column += 1) assertEntry(at(row, column))
  }
  const one = area.rows === 1 && area.columns === 1
  const before = one ? cellDetail(state, sheet, area) : undefined
  const watched = state.workbook.engine.calculations
  for (let row = 0; row < area.rows; row += 1) {
    for (let column = 0; column < area.columns; column += 1) {
      const value = at(row, column) as CellValue
      writeInput(state.workbook, sheet, area.row + row, area.column + column, value)
    }
  }
  growTables(state.workbook, sheet, area)
  state.changed({
    kind: 'cells',
    sheet,
    area,
    actor: state.actor,
    changeType: 'RangeEdited',
    ...(one ? { valueBefore: before, valueAfter: cellDetail(state, sheet, area) } : {}),
  })
  if (watched >= 0 && state.workbook.sheets.some((any) => any.formulas.size > 0)) {
    for (const any of state.workbook.sheets) {
      if (any.formulas.size > 0)
        state.changed({ kind: 'calculated', sheet: any, actor: state.actor })
    }
  }
}

export const formatCells = (state: HostState, range: RangeTarget, patch: CellFormat): void => {
  assertAllowed(state, range.sheet, 'allowFormatCells')
  patchFormat(range.sheet, range.area, patch)
  state.changed({ kind: 'format', sheet: range.sheet, area: range.area, actor: state.actor })
}

/** `Range.clear`: contents, formats, or both; conditional formats go with the formats. */
export const clearCells = (state: HostState, range: RangeTarget, what: string): void => {
  const { sheet, area } = range
  if (!['All', 'Contents', 'Formats', 'Hyperlinks'].includes(what)) {
    throw new HostError('InvalidArgument', `applyTo ${what}`)
  }
  assertAllowed(state, sheet, what === 'Formats' ? 'allowFormatCells' : 'cells', area)
  if (what === 'All' || what === 'Contents') {
    clearContents(state.workbook, sheet, area)
    state.changed({ kind: 'cells', sheet, area, actor: state.actor, changeType: 'RangeEdited' })
  }
  if (what === 'All' || what === 'Formats') {
    changeFormat(sheet, area, () => ({}))
    sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area))
    sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => {
      one.areas = one.areas.filter((part) => !intersect(part, area))
      return one.areas.length > 0
    })
    state.changed({ kind: 'format', sheet, area, actor: state.actor })
  }
}

/** Inserts or deletes the cells of a range; kept references move along. */
export const shiftCells = (
  state: HostState,
  range: RangeTarget,
  direction: 'Down' | 'Right' | 'Up' | 'Left',
): void => {
  const { sheet, area } = range
  const inserting = direction === 'Down' || direction === 'Right'
  const rows = area.columns === LAST_COLUMN
  const columns = area.rows === LAST_ROW
  assertAllowed(state, sheet, permissionFor(inserting, rows, columns))
  assertTablesWhole(state, sheet, area, direction)
  const vertical = direction === 'Down' || direction === 'Up'
  const shift: Shift = {
    axis: vertical ? 'rows' : 'columns',
    at: vertical ? area.row : area.column,
    count: (inserting ? 1 : -1) * (vertical ? area.rows : area.columns),
    band: vertical
      ? { from: area.column, to: area.column + area.columns }
      : { from: area.row, to: area.row + area.rows },
  }
  const where = { ...area }
  moveReferences(state, sheet, shift, range)
  if (inserting) insertCells(state.workbook, sheet, where, direction)
  else deleteCells(state.workbook, sheet, where, direction)
  state.changed({
    kind: 'cells',
    sheet,
    area: where,
    actor: state.actor,
    changeType: changeTypeFor(inserting, rows, columns),
    shiftDirection: rows || columns ? 'None' : SHIFTS[direction],
  })
}

const SHIFTS = {
  Down: 'ShiftCellDown',
  Right: 'ShiftCellRight',
  Up: 'ShiftCellUp',
  Left: 'ShiftCellLeft',
}

const permissionFor = (inserting: boolean, rows: boolean, columns: boolean) => {
  if (rows) return inserting ? 'allowInsertRows' : 'allowDeleteRows'
  if (columns) return inserting ? 'allowInsertColumns' : 'allowDeleteColumns'
  return 'cells'
}

const changeTypeFor = (inserting: boolean, rows: boolean, columns: boolean): string => {
  const verb = inserting ? 'Inserted' : 'Deleted'
  return rows ? `Row${verb}` : columns ? `Column${verb}` : `Cell${verb}`
}

/** Part of a table cannot be pushed aside. */
const assertTablesWhole = (
  state: HostState,
  sheet: Sheet,
  area: Area,
  direction: 'Down' | 'Right' | 'Up' | 'Left',
): void => {
  const vertical = direction === 'Down' || direction === 'Up'
  for (const table of state.workbook.tables) {
    if (table.sheetId !== sheet.id) continue
    const from = vertical ? table.area.column : table.area.row
    const size = vertical ? table.area.columns : table.area.rows
    const start = vertical ? area.column : area.row
    const length = vertical ? area.columns : area.rows
    const apart = from + size <= start || from >= start + length
    const whole = from >= start && from + size <= start + length
    const before = vertical
      ? table.area.row + table.area.rows <= area.row
      : table.area.column + table.area.columns <= area.column
    if (!apart && !whole && !before) throw new HostError('InvalidOperation', table.name)
  }
}

const moveReferences = (
  state: HostState,
  sheet: Sheet,
  shift: Shift,
  except: RangeTarget,
): void => {
  for (const { object } of state.references.values()) {
    const target = object.target as Partial<RangeTarget & AreasTarget> | null
    if (target === except || !target || target.sheet !== sheet) continue
    if (target.area) target.area = shiftedArea(target.area, shift) ?? target.area
    if (target.areas) target.areas = target.areas.map((one) => shiftedArea(one, shift) ?? one)
  }
}

/** Puts blank, number, text or logical into a cell without reading it as an entry. */
export const putCell = (
  state: HostState,
  sheet: Sheet,
  row: number,
  column: number,
  value: CellValue,
) =>
  putContent(state.workbook, sheet, row, column, value === null || value === '' ? undefined : value)

const cellDetail = (state: HostState, sheet: Sheet, area: Area): unknown =>
  plainValue(valueAt(state.workbook, sheet, area.row, area.column))

const assertEntry = (value: unknown): void => {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return
  if (typeof value !== 'string') throw new HostError('InvalidArgument', 'cell value')
  if (value.length > 32_767) throw new HostError('InvalidArgument', 'more than 32,767 characters')
  if (/^[=＝]./u.test(value) && formulaFault(`=${value.slice(1)}`)) {
    throw new HostError('InvalidArgument', `formula ${value.slice(0, 80)}`)
  }
}
