// A workbook opened from its description, and described again.
import { bounding, columnName, columnNumber, parseArea } from './address.ts'
import { mergeArea, patchFormat, putContent } from './cells.ts'
import { addChart } from './charts.ts'
import type { SheetDescription, WorkbookDescription } from './description.ts'
import { createEngine } from './engine.ts'
import type { Sheet, Workbook } from './model.ts'
import { addSheet, guid } from './sheets.ts'
import { addTable, applyFilters, resizeTable } from './tables.ts'

export { describe } from './describe.ts'
export type { Workbook } from './model.ts'

/** Opens a workbook. @throws Error when the description names a sheet or area that cannot be. */
export const createWorkbook = (description: WorkbookDescription): Workbook => {
  const workbook = emptyWorkbook(description.name ?? 'Book1.xlsx')
  for (const sheet of description.sheets) addSheet(workbook, sheet.name)
  description.sheets.forEach((one, index) => {
    const sheet = workbook.sheets[index]
    if (sheet) fillSheet(workbook, sheet, one)
  })
  for (const name of description.names ?? []) {
    workbook.names.push({
      name: name.name,
      formula: name.formula,
      comment: name.comment ?? '',
      visible: name.visible ?? true,
      sheetId: workbook.sheets.find((sheet) => sheet.name === name.sheet)?.id ?? null,
    })
  }
  description.sheets.forEach((one, index) => {
    const sheet = workbook.sheets[index]
    for (const chart of one.charts ?? []) if (sheet) addChart(workbook, sheet, chart)
  })
  for (const [key, value] of Object.entries(description.settings ?? {})) {
    workbook.settings.set(key, value)
  }
  workbook.customXmlParts = (description.customXmlParts ?? []).map((part) => ({
    id: part.id ?? `{${guid(workbook.nextId())}}`,
    xml: part.xml,
  }))
  workbook.properties = { ...description.properties }
  workbook.protection = description.protected ? { password: '' } : null
  const active =
    workbook.sheets.find((sheet) => sheet.name === description.activeSheet) ??
    workbook.sheets.find((sheet) => sheet.visibility === 'Visible')
  workbook.activeSheetId = active?.id ?? ''
  workbook.engine.reset()
  return workbook
}

const emptyWorkbook = (name: string): Workbook => {
  let id = 0
  const workbook = {
    name,
    sheets: [],
    tables: [],
    names: [],
    activeSheetId: '',
    settings: new Map(),
    customXmlParts: [],
    properties: {},
    protection: null,
    calculationMode: 'Automatic',
    readOnly: false,
    nextId: () => {
      id += 1
      return id
    },
  } as Omit<Workbook, 'engine'> as Workbook
  workbook.engine = createEngine(workbook)
  return workbook
}

const fillSheet = (workbook: Workbook, sheet: Sheet, from: SheetDescription): void => {
  const origin = areaOf(from.origin ?? 'A1')
  sheet.visibility = from.visibility ?? 'Visible'
  sheet.tabColor = from.tabColor ?? ''
  from.rows?.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null || value === '') return
      putContent(workbook, sheet, origin.row + row, origin.column + column, value)
    })
  })
  for (const [address, value] of Object.entries(from.cells ?? {})) {
    const at = areaOf(address)
    const content = value === null || value === '' ? undefined : value
    putContent(workbook, sheet, at.row, at.column, content)
  }
  for (const [address, formula] of Object.entries(from.formulas ?? {})) {
    const at = areaOf(address)
    const text = formula.startsWith('=') ? formula : `=${formula}`
    putContent(workbook, sheet, at.row, at.column, { formula: text })
  }
  for (const { range, ...format } of from.formats ?? []) patchFormat(sheet, areaOf(range), format)
  for (const merge of from.merges ?? []) mergeArea(workbook, sheet, areaOf(merge))
  sizes(from.columnWidths, columnNumber, sheet.columnWidths)
  sizes(from.rowHeights, (row) => Number(row) - 1, sheet.rowHeights)
  for (const row of from.hiddenRows ?? []) sheet.hiddenRows.add(row - 1)
  for (const column of from.hiddenColumns ?? []) sheet.hiddenColumns.add(columnNumber(column))
  for (const table of from.tables ?? []) {
    const { name, range, filters, showHeaders = true, showTotals = false, ...look } = table
    const area = areaOf(range)
    const made = addTable(workbook, sheet, area, { name, hasHeaders: showHeaders })
    Object.assign(made, look)
    if (showTotals) {
      made.showTotals = true
      resizeTable(workbook, made, area)
    }
    for (const column of made.columns) column.shown = filters?.[column.name] ?? null
    if (filters) applyFilters(workbook, made)
  }
  sheet.conditionalFormats = (from.conditionalFormats ?? []).map((one) => ({
    id: one.id ?? `{${guid(workbook.nextId())}}`,
    areas: one.range.split(',').map(areaOf),
    type: one.type,
    rule: { ...one.rule },
    format: { ...one.format },
    stopIfTrue: one.stopIfTrue ?? false,
  }))
  sheet.freeze = { rows: from.freeze?.rows ?? 0, columns: from.freeze?.columns ?? 0 }
  if (from.protected) {
    const { password = '', options = {} } = from.protected === true ? {} : from.protected
    sheet.protection = { password, options: { ...options } }
  }
  sheet.pageLayout = { ...from.pageLayout }
  sheet.showGridlines = from.showGridlines ?? true
  sheet.selection = (from.selection ?? 'A1').split(',').map(areaOf)
}

const areaOf = (address: string) => {
  const area = parseArea(address)
  if (!area) throw new Error(`no such area: ${address}`)
  return area
}

const sizes = (
  given: Record<string, number> | undefined,
  place: (text: string) => number,
  into: Map<number, number>,
): void => {
  for (const [span, size] of Object.entries(given ?? {})) {
    const [from = '', to = from] = span.split(':')
    for (let index = place(from); index <= place(to); index += 1) into.set(index, size)
  }
}

/** Kept for readers of this folder: the letters and joined areas the preview needs. */
export { bounding, columnName, parseArea }
