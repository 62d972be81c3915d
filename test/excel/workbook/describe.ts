// A workbook written down again as its description.
import { cellAddress, columnName, formatArea, withSheet } from './address.ts'
import type {
  CellFormat,
  FormatDescription,
  SheetDescription,
  WorkbookDescription,
} from './description.ts'
import { isFormula, type Sheet, sheetById, type Workbook } from './model.ts'

export const describe = (workbook: Workbook): WorkbookDescription => {
  const active = sheetById(workbook, workbook.activeSheetId)
  return {
    name: workbook.name,
    sheets: workbook.sheets.map((sheet) => describeSheet(workbook, sheet)),
    ...(active ? { activeSheet: active.name } : {}),
    names: workbook.names.map((name) => {
      const sheet = name.sheetId === null ? undefined : sheetById(workbook, name.sheetId)
      const { sheetId: _, ...rest } = name
      return sheet ? { ...rest, sheet: sheet.name } : rest
    }),
    settings: Object.fromEntries(workbook.settings),
    customXmlParts: workbook.customXmlParts.map((part) => ({ ...part })),
    properties: { ...workbook.properties },
    protected: workbook.protection !== null,
  }
}

const describeSheet = (workbook: Workbook, sheet: Sheet): SheetDescription => {
  const formulas: Record<string, string> = {}
  const rows = Array.from(sheet.cells, (cells, row) =>
    Array.from(cells ?? [], (content, column) => {
      if (!isFormula(content)) return content ?? null
      formulas[cellAddress(row, column)] = content.formula
      return null
    }),
  )
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    rows,
    formulas,
    formats: describeFormats(sheet),
    merges: sheet.merges.map(formatArea),
    columnWidths: mapped(sheet.columnWidths, columnName),
    rowHeights: mapped(sheet.rowHeights, (row) => String(row + 1)),
    hiddenRows: [...sheet.hiddenRows].map((row) => row + 1).sort((a, b) => a - b),
    hiddenColumns: [...sheet.hiddenColumns].map(columnName).sort(),
    tables: workbook.tables
      .filter((table) => table.sheetId === sheet.id)
      .map(({ id: _, sheetId: __, area, columns, ...table }) => ({
        ...table,
        range: formatArea(area),
        ...(columns.some((column) => column.shown)
          ? {
              filters: Object.fromEntries(
                columns.flatMap(({ name, shown }) => (shown ? [[name, [...shown]]] : [])),
              ),
            }
          : {}),
      })),
    conditionalFormats: sheet.conditionalFormats.map((one) => ({
      id: one.id,
      range: one.areas.map(formatArea).join(','),
      type: one.type as 'Custom',
      rule: { ...one.rule },
      format: { ...one.format },
      stopIfTrue: one.stopIfTrue,
    })),
    charts: sheet.charts.map((chart) => ({
      name: chart.name,
      type: chart.type,
      source: withSheet(
        sheetById(workbook, chart.source.sheetId)?.name ?? '',
        formatArea(chart.source.area),
      ),
      seriesBy: chart.seriesBy,
      ...(chart.title.visible ? { title: chart.title.text } : {}),
      left: chart.left,
      top: chart.top,
      width: chart.width,
      height: chart.height,
    })),
    freeze: { ...sheet.freeze },
    ...(sheet.protection ? { protected: { ...sheet.protection } } : {}),
    pageLayout: { ...sheet.pageLayout },
    showGridlines: sheet.showGridlines,
    selection: sheet.selection.map(formatArea).join(','),
  }
}

/** Whole columns and rows first, then runs of like cells down each column. */
const describeFormats = (sheet: Sheet): FormatDescription[] => {
  const found: FormatDescription[] = []
  const add = (range: string, format: CellFormat) => {
    if (Object.keys(format).length > 0) found.push({ ...format, range })
  }
  for (const [column, format] of sheet.columnStyles) {
    add(`${columnName(column)}:${columnName(column)}`, format)
  }
  for (const [row, format] of sheet.rowStyles) add(`${row + 1}:${row + 1}`, format)
  const width = Math.max(0, ...Array.from(sheet.styles, (row) => row?.length ?? 0))
  for (let column = 0; column < width; column += 1) {
    let start = 0
    for (let row = 1; row <= sheet.styles.length; row += 1) {
      const format = sheet.styles[start]?.[column]
      if (row < sheet.styles.length && sheet.styles[row]?.[column] === format) continue
      if (format) add(formatArea({ row: start, column, rows: row - start, columns: 1 }), format)
      start = row
    }
  }
  return found
}

const mapped = <T>(map: Map<number, T>, name: (key: number) => string): Record<string, T> =>
  Object.fromEntries([...map].sort(([a], [b]) => a - b).map(([key, value]) => [name(key), value]))
