// What Excel refuses before anything is changed: protection, wrong shapes, unbounded writes.
import {
  type Area,
  cellCount,
  LAST_COLUMN,
  LAST_ROW,
  parseArea,
  splitSheet,
} from '../workbook/address.ts'
import { formatAt } from '../workbook/cells.ts'
import { type Sheet, sheetByName } from '../workbook/model.ts'
import { HostError } from './errors.ts'
import type { AreasTarget, HostState, RangeTarget } from './state.ts'

export type Permission =
  | 'cells'
  | 'allowFormatCells'
  | 'allowFormatColumns'
  | 'allowFormatRows'
  | 'allowInsertRows'
  | 'allowInsertColumns'
  | 'allowDeleteRows'
  | 'allowDeleteColumns'
  | 'allowAutoFilter'
  | 'allowEditObjects'

/** @throws HostError AccessDenied on a protected sheet, unless its options or unlocked cells allow it. */
export const assertAllowed = (
  state: HostState,
  sheet: Sheet,
  permission: Permission,
  area?: Area,
): void => {
  if (state.workbook.readOnly) throw new HostError('AccessDenied', 'read-only')
  if (!sheet.protection || sheet.protection.options[permission] === true) return
  if (permission === 'cells' && area && everyCellUnlocked(sheet, area)) return
  throw new HostError('AccessDenied', `${sheet.name} is protected`)
}

/** @throws HostError AccessDenied when the workbook's structure is protected. */
export const assertStructure = (state: HostState): void => {
  if (state.workbook.protection || state.workbook.readOnly) {
    throw new HostError('AccessDenied', 'the structure of the workbook is protected')
  }
}

export const isUnbounded = (area: Area): boolean =>
  area.rows === LAST_ROW || area.columns === LAST_COLUMN

/** @throws HostError for whole rows and columns, and for more cells than Excel takes at once. */
export const assertBounded = (state: HostState, area: Area): void => {
  if (isUnbounded(area)) throw new HostError('InvalidArgument', 'unbounded range')
  if (cellCount(area) > state.limits.cells) throw new HostError('RangeExceedsLimit')
}

/** A value for all cells, or a table of exactly the area's shape, as a function of the place in it. */
export const shaped = (value: unknown, area: Area): ((row: number, column: number) => unknown) => {
  if (!Array.isArray(value)) return () => value
  const rows = value as unknown[]
  const fits =
    rows.length === area.rows &&
    rows.every((row) => Array.isArray(row) && row.length === area.columns)
  if (!fits) throw new HostError('InvalidArgument', 'the array does not match the range')
  return (row, column) => (rows[row] as unknown[])[column]
}

/** The range an address or a Range argument means. @throws HostError InvalidArgument */
export const rangeArgument = (
  state: HostState,
  sheet: Sheet | null,
  value: unknown,
): RangeTarget => {
  const target = (value as { target?: RangeTarget } | null)?.target
  if (target?.sheet) return target
  if (typeof value !== 'string') throw new HostError('InvalidArgument', 'address')
  const { sheet: name, local } = splitSheet(value)
  const found = name === null ? sheet : sheetByName(state.workbook, name)
  const area = parseArea(local)
  if (found && area) return { sheet: found, area }
  const named = namedArea(state, sheet, value)
  if (!named) throw new HostError('InvalidArgument', `address ${value}`)
  return named
}

/** The areas of `A1:B2,D4`; longer addresses than Excel's limit are cut there without a word. */
export const areasArgument = (state: HostState, sheet: Sheet, value: unknown): AreasTarget => {
  if (typeof value !== 'string') throw new HostError('InvalidArgument', 'address')
  const cut =
    value.length > state.limits.rangesAddress ? value.slice(0, state.limits.rangesAddress) : value
  const parts = cut.split(/[,;]/).map((part) => part.trim())
  if (cut !== value && !parseArea(splitSheet(parts.at(-1) ?? '').local)) parts.pop()
  return { sheet, areas: parts.map((part) => rangeArgument(state, sheet, part).area) }
}

/** The area a named item or table stands for, null when it is no plain area. */
export const namedArea = (
  state: HostState,
  sheet: Sheet | null,
  text: string,
): RangeTarget | null => {
  const lower = text.toLowerCase()
  const { names, tables } = state.workbook
  const name =
    names.find((one) => one.sheetId === sheet?.id && one.name.toLowerCase() === lower) ??
    names.find((one) => one.sheetId === null && one.name.toLowerCase() === lower)
  if (name) {
    const { sheet: place, local } = splitSheet(name.formula.replace(/^=/, ''))
    const where = place === null ? undefined : sheetByName(state.workbook, place)
    const area = parseArea(local)
    return where && area ? { sheet: where, area } : null
  }
  const table = tables.find((one) => one.name.toLowerCase() === lower)
  const where = state.workbook.sheets.find((one) => one.id === table?.sheetId)
  if (!table || !where) return null
  const top = table.showHeaders ? 1 : 0
  const rows = table.area.rows - top - (table.showTotals ? 1 : 0)
  return { sheet: where, area: { ...table.area, row: table.area.row + top, rows } }
}

export const integer = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new HostError('InvalidArgument', name)
  }
  return value
}

export const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw new HostError('InvalidArgument', name)
  return value
}

const everyCellUnlocked = (sheet: Sheet, area: Area): boolean => {
  if (isUnbounded(area)) return false
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      if (formatAt(sheet, row, column).locked !== false) return false
    }
  }
  return true
}
