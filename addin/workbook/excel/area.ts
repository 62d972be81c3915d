// A rectangle of cells as Office.js counts: rows and columns from 0.
import { parseRange, rangeAddress } from '../../../shared/address/index.ts'

export interface Area {
  row: number
  column: number
  rows: number
  columns: number
}

/** "B5:D9" as an area. @throws Error when it is no range, which is a bug of the caller. */
export function areaAt(address: string): Area {
  const range = parseRange(address.slice(address.lastIndexOf('!') + 1))
  if (!range) throw new Error(`no such range: ${address}`)
  return {
    row: range.top - 1,
    column: range.left,
    rows: range.bottom - range.top + 1,
    columns: range.right - range.left + 1,
  }
}

export const addressOf = ({ row, column, rows, columns }: Area): string =>
  rangeAddress({ top: row + 1, left: column, bottom: row + rows, right: column + columns - 1 })

/** `sheet.getRange` of an area. */
export const rangeOf = (sheet: Excel.Worksheet, area: Area): Excel.Range =>
  sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns)

/**
 * The same for one request alone. Else the library holds what was read or written, and Excel the
 * range, until the whole batch ends: on a long sheet, as much as the sheet once more.
 */
export function passingRangeOf(sheet: Excel.Worksheet, area: Area): Excel.Range {
  const range = rangeOf(sheet, area)
  // Tracked by us it leaves the batch's list of what to clean up at its end; then nobody tracks it.
  range.track()
  range.untrack()
  return range
}
