// Reading and changing the cells of a sheet: contents, values, shown text, formats, used range.
import { type Area, contains, intersect, LAST_COLUMN, LAST_ROW } from './address.ts'
import type { CellFormat } from './description.ts'
import { type CellInput, readInput } from './input.ts'
import { type Computed, type Content, isFormula, type Sheet, type Workbook } from './model.ts'
import { formatValue } from './number-format.ts'

export const cellKey = (row: number, column: number): number => row * LAST_COLUMN + column

export const contentAt = (sheet: Sheet, row: number, column: number): Content =>
  sheet.cells[row]?.[column]

/** The value of a cell: `''` for a blank one, the error itself for an error. */
export const valueAt = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): Computed => {
  const content = sheet.cells[row]?.[column]
  if (content !== undefined && !isFormula(content)) return content
  return workbook.engine.value(sheet, row, column) ?? ''
}

/** The value as the add-in reads it: errors as their text. */
export const plainValue = (value: Computed): string | number | boolean =>
  typeof value === 'object' ? value.error : value

/** What the cell shows. */
export const textAt = (workbook: Workbook, sheet: Sheet, row: number, column: number): string => {
  const value = valueAt(workbook, sheet, row, column)
  if (typeof value === 'object') return value.error
  return value === ''
    ? ''
    : formatValue(value, formatAt(sheet, row, column).numberFormat ?? 'General')
}

/** The formula with its `=`, or the constant itself; `''` for a blank cell. */
export const formulaAt = (sheet: Sheet, row: number, column: number): string | number | boolean => {
  const content = sheet.cells[row]?.[column]
  if (content === undefined) return ''
  return isFormula(content) ? content.formula : content
}

/** Puts a content into a cell as it is, without reading it as an entry. */
export const putContent = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  content: Content,
): void => {
  const before = sheet.cells[row]?.[column]
  if (before === content) return
  let cells = sheet.cells[row]
  if (!cells) {
    if (content === undefined) return
    cells = []
    sheet.cells[row] = cells
  }
  if (content === undefined) delete cells[column]
  else cells[column] = content
  const key = cellKey(row, column)
  if (isFormula(content)) sheet.formulas.add(key)
  else if (isFormula(before)) sheet.formulas.delete(key)
  workbook.engine.touch(sheet, row, column)
}

/** Writes an entry as if typed there. `null` leaves the cell; covered cells of a merge stay blank. */
export const writeInput = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  input: CellInput,
): void => {
  if (input === null || coveredByMerge(sheet, row, column)) return
  const format = formatAt(sheet, row, column).numberFormat ?? 'General'
  const entry = readInput(input, format)
  putContent(workbook, sheet, row, column, entry.content)
  if (entry.numberFormat && format === 'General') {
    patchFormat(sheet, { row, column, rows: 1, columns: 1 }, { numberFormat: entry.numberFormat })
  }
  renameTableColumn(workbook, sheet, row, column)
}

const NO_FORMAT: CellFormat = Object.freeze({})

export const formatAt = (sheet: Sheet, row: number, column: number): CellFormat =>
  sheet.styles[row]?.[column] ??
  sheet.rowStyles.get(row) ??
  sheet.columnStyles.get(column) ??
  NO_FORMAT

/** Lays `patch` over the formats of an area; nested `font` and `borders` are laid over too. */
export const patchFormat = (sheet: Sheet, area: Area, patch: CellFormat): void => {
  changeFormat(sheet, area, (format) => mergeFormat(format, patch))
}

/** Changes every format of an area; whole rows and columns are kept as such. */
export const changeFormat = (
  sheet: Sheet,
  area: Area,
  change: (format: CellFormat) => CellFormat,
): void => {
  const known = new Map<CellFormat, CellFormat>()
  const changed = (format: CellFormat): CellFormat => {
    const before = known.get(format)
    if (before) return before
    const after = change(format)
    known.set(format, after)
    return after
  }
  const lastRow = area.row + area.rows
  const lastColumn = area.column + area.columns
  const wholeColumns = area.rows === LAST_ROW
  if (wholeColumns || area.columns === LAST_COLUMN) {
    const styles = wholeColumns ? sheet.columnStyles : sheet.rowStyles
    const from = wholeColumns ? area.column : area.row
    const to = wholeColumns ? lastColumn : lastRow
    for (let index = from; index < to; index += 1) {
      styles.set(index, changed(styles.get(index) ?? NO_FORMAT))
    }
    sheet.styles.forEach((row, index) => {
      if (index < area.row || index >= lastRow) return
      row.forEach((format, column) => {
        if (format && column >= area.column && column < lastColumn) row[column] = changed(format)
      })
    })
    return
  }
  for (let row = area.row; row < lastRow; row += 1) {
    const styles = sheet.styles[row] ?? []
    sheet.styles[row] = styles
    for (let column = area.column; column < lastColumn; column += 1) {
      styles[column] = changed(formatAt(sheet, row, column))
    }
  }
}

export const mergeFormat = (format: CellFormat, patch: CellFormat): CellFormat => ({
  ...format,
  ...patch,
  ...(patch.font ? { font: { ...format.font, ...patch.font } } : {}),
  ...(patch.borders ? { borders: { ...format.borders, ...patch.borders } } : {}),
})

/** The smallest area holding every value (and, unless `valuesOnly`, every format); null when empty. */
export const usedArea = (
  workbook: Workbook,
  sheet: Sheet,
  valuesOnly: boolean,
  within?: Area,
): Area | null => {
  let top = Number.POSITIVE_INFINITY
  let left = Number.POSITIVE_INFINITY
  let bottom = -1
  let right = -1
  const count = (row: number, column: number) => {
    if (within && !covers(within, row, column)) return
    if (row < top) top = row
    if (row > bottom) bottom = row
    if (column < left) left = column
    if (column > right) right = column
  }
  const countRow = (cells: readonly unknown[] | undefined, row: number) =>
    cells?.forEach((cell, column) => {
      if (cell !== undefined && cell !== '') count(row, column)
    })
  sheet.cells.forEach(countRow)
  if (!valuesOnly) {
    sheet.styles.forEach(countRow)
    for (const merge of sheet.merges) {
      count(merge.row, merge.column)
      count(merge.row + merge.rows - 1, merge.column + merge.columns - 1)
    }
  }
  for (const spill of workbook.engine.spills(sheet)) {
    count(spill.row, spill.column)
    count(spill.row + spill.rows - 1, spill.column + spill.columns - 1)
  }
  if (bottom < 0) return null
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}

export const coveredByMerge = (sheet: Sheet, row: number, column: number): boolean =>
  sheet.merges.length > 0 &&
  sheet.merges.some(
    (merge) => covers(merge, row, column) && (merge.row !== row || merge.column !== column),
  )

export const covers = (area: Area, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns

/** Calls back for each cell of the area that holds something. */
export const eachFilled = (
  sheet: Sheet,
  area: Area,
  visit: (row: number, column: number, content: Content) => void,
): void => {
  const lastRow = Math.min(area.row + area.rows, sheet.cells.length)
  for (let row = area.row; row < lastRow; row += 1) {
    sheet.cells[row]?.forEach((content, column) => {
      if (content !== undefined && covers(area, row, column)) visit(row, column, content)
    })
  }
}

/** Empties the contents of an area. */
export const clearContents = (workbook: Workbook, sheet: Sheet, area: Area): void => {
  eachFilled(sheet, area, (row, column) => putContent(workbook, sheet, row, column, undefined))
}

/** Merges an area into one cell; only the top-left content stays. */
export const mergeArea = (workbook: Workbook, sheet: Sheet, area: Area): void => {
  unmergeArea(sheet, area)
  if (area.rows * area.columns === 1) return
  eachFilled(sheet, area, (row, column) => {
    if (row !== area.row || column !== area.column) {
      putContent(workbook, sheet, row, column, undefined)
    }
  })
  sheet.merges.push({ ...area })
}

export const unmergeArea = (sheet: Sheet, area: Area): void => {
  sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area))
}

const renameTableColumn = (workbook: Workbook, sheet: Sheet, row: number, column: number): void => {
  for (const table of workbook.tables) {
    if (table.sheetId !== sheet.id || !table.showHeaders || table.area.row !== row) continue
    if (!contains(table.area, { row, column, rows: 1, columns: 1 })) continue
    const found = table.columns[column - table.area.column]
    const content = contentAt(sheet, row, column)
    if (!found || content === undefined) continue
    found.name = isFormula(content) ? found.name : String(content)
    workbook.engine.reset()
  }
}
