// Workbooks as flat OpenDocument text, LibreOffice's own format, from a plain description.

/** A cell: text, a number, a date (serial), true or false, rich text in parts, or a formula. */
export type FlatCell =
  | string
  | number
  | boolean
  | null
  | { date: string }
  | { percent: number }
  | { money: number }
  | { rich: string[] }
  | { formula: string }
  /** Text over so many columns and rows, the cells below it covered. */
  | { merged: [columns: number, rows: number]; text: string }

export interface FlatSheet {
  name: string
  rows: FlatCell[][]
  hidden?: boolean
  /** From 1. */
  hiddenRows?: number[]
  hiddenColumns?: number[]
  /** Address of a CSV file whose cells the sheet shows. */
  link?: string
}

const namespaces = [
  'office',
  'table',
  'text',
  'style',
  ['number', 'datastyle'],
  ['fo', 'xsl-fo-compatible'],
]
  .map((name) => (typeof name === 'string' ? [name, name] : name))
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** The bytes of a .fods file. Formulas in OpenFormula: `SUM([.A1:.A3])`. */
export function flatWorkbook(sheets: readonly FlatSheet[], { dates1904 = false } = {}): Uint8Array {
  const settings = dates1904
    ? '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    : ''
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${styles}</office:automatic-styles>
<office:body><office:spreadsheet>${settings}${sheets.map(table).join('')}</office:spreadsheet></office:body>
</office:document>`,
  )
}

const styles = `
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:day/></number:date-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:number-style style:name="N3"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/><number:text>千円</number:text></number:number-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="money" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>`

function table(sheet: FlatSheet): string {
  const { name, rows, hidden, hiddenRows = [], hiddenColumns = [], link } = sheet
  const width = Math.max(1, ...rows.map((row) => row.length))
  const source = link
    ? `<table:table-source xlink:type="simple" xlink:href="${escaped(link)}" table:filter-name="Text - txt - csv (StarCalc)" table:filter-options="44,34,76,1" table:mode="copy-results-only"/>`
    : ''
  const columns = Array.from(
    { length: width },
    (_, i) => `<table:table-column${collapsed(hiddenColumns.includes(i + 1))}/>`,
  )
  const lines = rows.map(
    (row, i) =>
      `<table:table-row${collapsed(hiddenRows.includes(i + 1))}>${row.map(cell).join('')}</table:table-row>`,
  )
  return `<table:table table:name="${escaped(name)}" table:style-name="${hidden ? 'hidden' : 'shown'}">${source}${columns.join('')}${lines.join('')}</table:table>`
}

const collapsed = (yes: boolean): string => (yes ? ' table:visibility="collapse"' : '')

function cell(value: FlatCell): string {
  if (value === null || value === '') return '<table:table-cell/>'
  if (typeof value === 'string') return text(escaped(value))
  if (typeof value === 'number') return typed('float', `office:value="${value}"`)
  if (typeof value === 'boolean') return typed('boolean', `office:boolean-value="${value}"`)
  if ('date' in value) return typed('date', `office:date-value="${value.date}"`, 'date')
  if ('percent' in value) return typed('percentage', `office:value="${value.percent}"`, 'percent')
  if ('money' in value) return typed('float', `office:value="${value.money}"`, 'money')
  if ('rich' in value) {
    const spans = value.rich.map((part, i) =>
      i % 2 === 0
        ? escaped(part)
        : `<text:span text:style-name="bold">${escaped(part)}</text:span>`,
    )
    return text(spans.join(''))
  }
  if ('formula' in value) return `<table:table-cell table:formula="of:=${escaped(value.formula)}"/>`
  const [columns, rows] = value.merged
  const spanned = ` table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}"`
  return text(escaped(value.text), spanned)
}

const text = (content: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string"${attributes}>${content
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</table:table-cell>`

const typed = (type: string, value: string, style?: string): string =>
  `<table:table-cell office:value-type="${type}" ${value}${style ? ` table:style-name="${style}"` : ''}/>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
