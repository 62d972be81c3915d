// Tables: making, growing, renaming and filtering them; their header cells are cells of the sheet.
import { type Area, contains, formatArea, intersect, withSheet } from './address.ts'
import { contentAt, plainValue, putContent, textAt, valueAt } from './cells.ts'
import { rewriteFormula } from './formula.ts'
import { isFormula, type Sheet, sheetById, type Table, type Workbook } from './model.ts'
import { rewriteAll } from './sheets.ts'
import { bodyArea, structuredArea } from './structured.ts'

/** Makes a table of an area whose first row holds the headers; blank and double headers are named. */
export const addTable = (
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  options: { name?: string; hasHeaders: boolean },
): Table => {
  const table: Table = {
    id: `{${workbook.nextId().toString(16).toUpperCase().padStart(8, '0')}-TABLE}`,
    name: options.name ?? freeTableName(workbook),
    sheetId: sheet.id,
    area: { ...area },
    columns: Array.from({ length: area.columns }, () => ({
      id: workbook.nextId(),
      name: '',
      shown: null,
    })),
    showHeaders: options.hasHeaders,
    showTotals: false,
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
  }
  nameColumns(workbook, sheet, table)
  workbook.tables.push(table)
  workbook.engine.reset()
  return table
}

/** Gives each column the name its header cell holds, and each header cell its column's name. */
export const nameColumns = (workbook: Workbook, sheet: Sheet, table: Table): void => {
  const taken = new Set<string>()
  table.columns.forEach((column, index) => {
    const place = table.area.column + index
    const content = table.showHeaders ? contentAt(sheet, table.area.row, place) : undefined
    const written =
      content === undefined
        ? ''
        : isFormula(content)
          ? String(plainValue(valueAt(workbook, sheet, table.area.row, place)))
          : String(content)
    let name = written || column.name || `列${index + 1}`
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${written}${count}`
    taken.add(name.toLowerCase())
    column.name = name
    if (table.showHeaders && content !== name) {
      putContent(workbook, sheet, table.area.row, place, name)
    }
  })
}

export const resizeTable = (workbook: Workbook, table: Table, area: Area): void => {
  const sheet = sheetById(workbook, table.sheetId)
  table.columns = Array.from(
    { length: area.columns },
    (_, index) => table.columns[index] ?? { id: workbook.nextId(), name: '', shown: null },
  )
  table.area = { ...area }
  if (sheet) nameColumns(workbook, sheet, table)
  workbook.engine.reset()
}

/** Rows written directly below a table without a totals row become part of it, as in Excel. */
export const growTables = (workbook: Workbook, sheet: Sheet, written: Area): void => {
  for (const table of workbook.tables) {
    if (table.sheetId !== sheet.id || table.showTotals) continue
    const below = table.area.row + table.area.rows
    const beside = contains(
      { ...table.area, row: below, rows: written.rows },
      { ...written, row: below },
    )
    if (written.row !== below || !beside) continue
    const grown = { ...table.area, rows: table.area.rows + written.rows }
    const other = workbook.tables.some(
      (one) => one !== table && one.sheetId === sheet.id && intersect(one.area, grown),
    )
    if (other) continue
    table.area = grown
    workbook.engine.reset()
  }
}

/** Renames a table; formulas follow. */
export const renameTable = (workbook: Workbook, table: Table, name: string): void => {
  const before = table.name.toLowerCase()
  rewriteAll(workbook, before, (formula) =>
    rewriteFormula(formula, (piece) => {
      if (piece.kind === 'structured' && piece.table?.toLowerCase() === before) {
        return `${name}[${piece.spec}]`
      }
      return piece.kind === 'name' && !piece.call && piece.text.toLowerCase() === before
        ? name
        : null
    }),
  )
  table.name = name
  workbook.engine.reset()
}

/** Shows or hides the totals row; hiding deletes its cells. */
export const showTotals = (workbook: Workbook, table: Table, on: boolean): void => {
  if (table.showTotals === on) return
  const sheet = sheetById(workbook, table.sheetId)
  const last = table.area.row + table.area.rows
  if (!on && sheet) {
    for (let column = 0; column < table.area.columns; column += 1) {
      putContent(workbook, sheet, last - 1, table.area.column + column, undefined)
    }
  }
  table.showTotals = on
  table.area = { ...table.area, rows: table.area.rows + (on ? 1 : -1) }
  if (on && sheet) putContent(workbook, sheet, last, table.area.column, '集計')
  workbook.engine.reset()
}

/** Turns a table back into plain cells; structured references become plain ones. */
export const convertToRange = (workbook: Workbook, table: Table): void => {
  const sheet = sheetById(workbook, table.sheetId)
  rewriteAll(workbook, table.name, (formula) =>
    rewriteFormula(formula, (piece) => {
      if (piece.kind !== 'structured' || piece.table?.toLowerCase() !== table.name.toLowerCase()) {
        return null
      }
      const area = structuredArea(table, piece.spec, -1)
      return area && sheet
        ? withSheet(sheet.name, formatArea(area).replace(/([A-Z]+|\d+)/g, '$$$1'))
        : null
    }),
  )
  workbook.tables = workbook.tables.filter((one) => one !== table)
  workbook.engine.reset()
}

/** Hides the rows whose texts a column filter does not show. */
export const applyFilters = (workbook: Workbook, table: Table): void => {
  const sheet = sheetById(workbook, table.sheetId)
  if (!sheet) return
  const body = bodyArea(table)
  for (let row = body.row; row < body.row + body.rows; row += 1) {
    const shown = table.columns.every(
      (column, index) =>
        column.shown === null ||
        column.shown.includes(textAt(workbook, sheet, row, table.area.column + index)),
    )
    if (shown) sheet.hiddenRows.delete(row)
    else sheet.hiddenRows.add(row)
  }
  workbook.engine.reset()
}

/** Why a name will not do for a table or a named item, null when it will. */
export const nameFault = (workbook: Workbook, name: string): 'characters' | 'exists' | null => {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255) return 'characters'
  if (/^\$?[A-Za-z]{1,3}\$?\d+$/.test(name) || /^[rc]$/i.test(name)) return 'characters'
  const lower = name.toLowerCase()
  const taken =
    workbook.tables.some((table) => table.name.toLowerCase() === lower) ||
    workbook.names.some((one) => one.sheetId === null && one.name.toLowerCase() === lower)
  return taken ? 'exists' : null
}

const freeTableName = (workbook: Workbook): string => {
  let number = 1
  while (nameFault(workbook, `テーブル${number}`)) number += 1
  return `テーブル${number}`
}
