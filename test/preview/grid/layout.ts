// Where the rows and columns of a sheet stand on the screen.

import { LAST_COLUMN, LAST_ROW } from '../../excel/workbook/address.ts'
import { formatAt, textAt, usedArea } from '../../excel/workbook/cells.ts'
import { type Sheet, STANDARD_HEIGHT, type Workbook } from '../../excel/workbook/model.ts'
import { type Axis, createAxis, PX_PER_POINT } from './axis.ts'
import { fontOf, fontPixels } from './cell-look.ts'
import { lineCount } from './measure.ts'

export interface Layout {
  rows: Axis
  columns: Axis
  frozen: { rows: number; columns: number; height: number; width: number }
}

/** Blank rows and columns shown beyond the used ones; scrolling to the end asks for more. */
const SPARE_ROWS = 60
const SPARE_COLUMNS = 16
/** Wrapped text is measured in so many rows; the rows of longer sheets keep their stored heights. */
const MEASURED_ROWS = 3_000
const CELL_PADDING = 6

/** @param least rows and columns to show at any rate, where the user has scrolled or selected */
export const createLayout = (
  workbook: Workbook,
  sheet: Sheet,
  least: { rows: number; columns: number },
): Layout => {
  const used = usedArea(workbook, sheet, false)
  const usedRows = used ? used.row + used.rows : 0
  const usedColumns = used ? used.column + used.columns : 0
  const columnSizes = new Map<number, number>()
  for (const [column, points] of sheet.columnWidths) {
    columnSizes.set(column, Math.round(points * PX_PER_POINT))
  }
  for (const column of sheet.hiddenColumns) columnSizes.set(column, 0)
  const columns = createAxis(
    Math.min(LAST_COLUMN, Math.max(usedColumns + SPARE_COLUMNS, least.columns)),
    Math.round(sheet.standardWidth * PX_PER_POINT),
    columnSizes,
  )
  const rowSizes = wrappedHeights(workbook, sheet, columns, Math.min(usedRows, MEASURED_ROWS))
  for (const [row, points] of sheet.rowHeights) rowSizes.set(row, Math.round(points * PX_PER_POINT))
  for (const row of sheet.hiddenRows) rowSizes.set(row, 0)
  const rows = createAxis(
    Math.min(LAST_ROW, Math.max(usedRows + SPARE_ROWS, least.rows)),
    Math.round(STANDARD_HEIGHT * PX_PER_POINT),
    rowSizes,
  )
  const { freeze } = sheet
  return {
    rows,
    columns,
    frozen: {
      ...freeze,
      height: rows.offset(freeze.rows),
      width: columns.offset(freeze.columns),
    },
  }
}

/** Rows without a height of their own grow with wrapped text and large fonts, as Excel fits them. */
const wrappedHeights = (
  workbook: Workbook,
  sheet: Sheet,
  columns: Axis,
  lastRow: number,
): Map<number, number> => {
  const standard = Math.round(STANDARD_HEIGHT * PX_PER_POINT)
  const sizes = new Map<number, number>()
  for (let row = 0; row < lastRow; row += 1) {
    let height = standard
    sheet.cells[row]?.forEach((content, column) => {
      if (content === undefined) return
      const format = formatAt(sheet, row, column)
      const line = fontPixels(format) * 1.36
      if (line + 4 > height) height = Math.ceil(line + 4)
      if (!format.wrapText || mergedAt(sheet, row, column)) return
      const width = columns.size(column) - CELL_PADDING
      const lines = lineCount(textAt(workbook, sheet, row, column), fontOf(format), width)
      height = Math.max(height, Math.ceil(lines * line + 4))
    })
    if (height !== standard) sizes.set(row, height)
  }
  return sizes
}

/** Excel never fits a row to a merged cell. */
const mergedAt = (sheet: Sheet, row: number, column: number): boolean =>
  sheet.merges.some(
    (merge) =>
      row >= merge.row &&
      row < merge.row + merge.rows &&
      column >= merge.column &&
      column < merge.column + merge.columns,
  )
