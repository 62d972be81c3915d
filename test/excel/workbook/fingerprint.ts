// Everything a workbook holds, said in comparable text, so that a change anywhere can be named.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { cellAddress, columnName, formatArea } from './address.ts'
import { plainValue, valueAt } from './cells.ts'
import type { CellFormat } from './description.ts'
import { isFormula, type Sheet, sheetById, type Workbook } from './model.ts'

export interface Fingerprint {
  /** SHA-256 of all parts, hex. */
  digest: string
  /** By path: `sheet/予算/cells/12`, `sheet/予算/formats/12`, `names/合計`, … */
  parts: Map<string, string>
}

/** @param options.view also what is selected and which sheet is shown; off by default. */
export const fingerprint = (workbook: Workbook, options: { view?: boolean } = {}): Fingerprint => {
  const parts = new Map<string, string>()
  const put = (path: string, value: unknown) => parts.set(path, stable(value))
  put(
    'workbook/sheets',
    workbook.sheets.map((sheet) => sheet.name),
  )
  put('workbook/protection', workbook.protection)
  put('workbook/calculationMode', workbook.calculationMode)
  for (const [key, value] of Object.entries(workbook.properties)) put(`properties/${key}`, value)
  for (const [key, value] of workbook.settings) put(`settings/${key}`, value)
  workbook.customXmlParts
    .map((part) => part.xml)
    .sort()
    .forEach((xml, index) => {
      put(`customXmlParts/${index + 1}`, xml)
    })
  for (const { sheetId, ...name } of workbook.names) {
    const sheet = sheetId === null ? '' : `${sheetById(workbook, sheetId)?.name ?? '?'}!`
    put(`names/${sheet}${name.name}`, name)
  }
  for (const sheet of workbook.sheets) sheetParts(workbook, sheet, put)
  if (options.view) {
    put('view/active', sheetById(workbook, workbook.activeSheetId)?.name ?? '')
    for (const sheet of workbook.sheets) {
      put(`view/selection/${sheet.name}`, sheet.selection.map(formatArea))
    }
  }
  const paths = [...parts.keys()].sort()
  const hash = sha256.create()
  for (const path of paths) hash.update(utf8ToBytes(`${path}\n${parts.get(path)}\n`))
  return { digest: bytesToHex(hash.digest()), parts }
}

/** What changed, one line each: `sheet/予算/cells F12: 100 → 200`. Empty when nothing did. */
export const diffFingerprints = (before: Fingerprint, after: Fingerprint): string[] => {
  if (before.digest === after.digest) return []
  const lines: string[] = []
  for (const path of [...new Set([...before.parts.keys(), ...after.parts.keys()])].sort()) {
    const a = before.parts.get(path)
    const b = after.parts.get(path)
    if (a === b) continue
    const row = /^(.*\/(?:cells|formats))\/(\d+)$/.exec(path)
    if (row) lines.push(...diffRow(row[1] ?? '', Number(row[2]) - 1, a, b))
    else lines.push(`${path}: ${a ?? 'none'} → ${b ?? 'none'}`)
  }
  return lines
}

const sheetParts = (
  workbook: Workbook,
  sheet: Sheet,
  put: (path: string, value: unknown) => void,
): void => {
  const at = `sheet/${sheet.name}`
  sheet.cells.forEach((cells, row) => {
    const filled: Record<string, unknown> = {}
    cells?.forEach((content, column) => {
      if (content === undefined) return
      filled[column] = isFormula(content)
        ? { formula: content.formula, value: plainValue(valueAt(workbook, sheet, row, column)) }
        : content
    })
    if (Object.keys(filled).length > 0) put(`${at}/cells/${row + 1}`, filled)
  })
  sheet.styles.forEach((styles, row) => {
    const set: Record<string, CellFormat> = {}
    styles?.forEach((format, column) => {
      const shown = meaningful(format)
      if (shown) set[column] = shown
    })
    if (Object.keys(set).length > 0) put(`${at}/formats/${row + 1}`, set)
  })
  const mapped = <T>(name: string, map: Map<number, T>, key: (index: number) => string) => {
    for (const [index, value] of map) put(`${at}/${name}/${key(index)}`, value)
  }
  mapped('columnFormat', sheet.columnStyles, columnName)
  mapped('rowFormat', sheet.rowStyles, (row) => String(row + 1))
  mapped('columnWidth', sheet.columnWidths, columnName)
  mapped('rowHeight', sheet.rowHeights, (row) => String(row + 1))
  const sorted = (set: Set<number>) => [...set].sort((a, b) => a - b)
  if (sheet.hiddenRows.size > 0)
    put(
      `${at}/hiddenRows`,
      sorted(sheet.hiddenRows).map((r) => r + 1),
    )
  if (sheet.hiddenColumns.size > 0) {
    put(`${at}/hiddenColumns`, sorted(sheet.hiddenColumns).map(columnName))
  }
  if (sheet.merges.length > 0) put(`${at}/merges`, sheet.merges.map(formatArea).sort())
  sheet.conditionalFormats.forEach(({ id: _, areas, ...rest }, index) => {
    put(`${at}/conditionalFormats/${index + 1}`, { ...rest, areas: areas.map(formatArea) })
  })
  for (const { id: _, source, ...chart } of sheet.charts) {
    const place = { ...source, sheetId: sheetById(workbook, source.sheetId)?.name }
    const series = chart.series.map((one) => ({
      ...one,
      pointColors: [...one.pointColors],
      values: one.values && formatArea(one.values.area),
      categories: one.categories && formatArea(one.categories.area),
    }))
    put(`${at}/charts/${chart.name}`, { ...chart, series, source: place })
  }
  for (const { id: _, sheetId, area, columns, ...table } of workbook.tables) {
    if (sheetId !== sheet.id) continue
    const named = columns.map(({ name, shown }) => ({ name, shown }))
    put(`${at}/tables/${table.name}`, { ...table, area: formatArea(area), columns: named })
  }
  put(`${at}/settings`, {
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    standardWidth: sheet.standardWidth,
    freeze: sheet.freeze,
    protection: sheet.protection,
    pageLayout: sheet.pageLayout,
    showGridlines: sheet.showGridlines,
    showHeadings: sheet.showHeadings,
    customProperties: [...sheet.customProperties].sort(),
  })
}

/** A format without what is default anyway; null when nothing is left. */
const meaningful = (format: CellFormat | undefined): CellFormat | null => {
  if (!format) return null
  const { numberFormat, ...rest } = format
  const kept = numberFormat && numberFormat !== 'General' ? { numberFormat, ...rest } : rest
  return Object.keys(kept).length > 0 ? kept : null
}

const diffRow = (path: string, row: number, a?: string, b?: string): string[] => {
  const before = JSON.parse(a ?? '{}') as Record<string, unknown>
  const after = JSON.parse(b ?? '{}') as Record<string, unknown>
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].map(Number)
  return columns
    .sort((x, y) => x - y)
    .flatMap((column) => {
      const from = stable(before[column] ?? null)
      const to = stable(after[column] ?? null)
      return from === to ? [] : [`${path} ${cellAddress(row, column)}: ${from} → ${to}`]
    })
}

/** JSON with sorted keys. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
