// How Excel's table styles look: header, bands and rules of the Light, Medium and Dark families.
import { covers } from '../../excel/workbook/cells.ts'
import type { CellFormat } from '../../excel/workbook/description.ts'
import type { Sheet, Table, Workbook } from '../../excel/workbook/model.ts'
import { ACCENTS, tint } from './colours.ts'

/** The format a table lays under a cell's own, and whether the cell carries a filter button. */
export const tableLook = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): { format: CellFormat; filter: boolean; filtered: boolean } | null => {
  for (const table of workbook.tables) {
    if (table.sheetId !== sheet.id || !covers(table.area, row, column)) continue
    const header = table.showHeaders && row === table.area.row
    return {
      format: formatIn(table, row),
      filter: header && table.showFilterButton,
      filtered: (table.columns[column - table.area.column]?.shown ?? null) !== null,
    }
  }
  return null
}

const formatIn = (table: Table, row: number): CellFormat => {
  const style = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table.style)
  if (!style) return {}
  const number = Number(style[2])
  const accent = ACCENTS[(number - 1) % 7] ?? '#4472C4'
  const light = style[1] === 'Light'
  const place = row - table.area.row - (table.showHeaders ? 1 : 0)
  const line = { style: 'Continuous', color: light ? accent : tint(accent, 0.55) }
  if (table.showHeaders && row === table.area.row) {
    return light && number < 8
      ? {
          font: { bold: true, color: '#404040' },
          borders: { EdgeTop: line, EdgeBottom: line },
        }
      : { fill: accent, font: { bold: true, color: '#FFFFFF' } }
  }
  if (table.showTotals && row === table.area.row + table.area.rows - 1) {
    return { font: { bold: true }, borders: { EdgeTop: { ...line, style: 'Double' } } }
  }
  const band = table.showBandedRows && place % 2 === 0
  // The second seven of the light styles rule their rows instead of shading them.
  const ruled = light && number >= 8 && number < 15
  return {
    ...(band && !ruled ? { fill: tint(accent, light ? 0.12 : 0.18) } : {}),
    ...(light && !ruled ? {} : { borders: { EdgeBottom: line } }),
  }
}
