// Reads CSV and tab-separated files as a sheet's cells.

import { cellAddress } from '../address/index.ts'
import { limits } from '../schema/cells.ts'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { decodeText } from './decode.ts'
import { fileProblem } from './problems.ts'
import { trimRows } from './rows.ts'
import type { FileNote, FileProblem, FileReading } from './types.ts'
import { farCellsOf, usedCellsOf } from './used-cells.ts'

/** What Excel has on a sheet. */
const mostRows = 1_048_576
const mostColumns = 16_384

/** The name of a CSV file's sheet, as Excel has it: the file's without its ending. */
export const sheetNameOfFile = (file: string): string => file.replace(/\.[^.]*$/, '') || file

/**
 * A CSV file (UTF-8, UTF-16 or Shift_JIS; commas, tabs or semicolons) as one sheet. Cells are what
 * Excel would hold after opening it, but nothing is reinterpreted: plain numerals become numbers,
 * codes with leading zeros, dates and 1,234 stay text.
 */
export function readCsv(bytes: Uint8Array, { name = 'CSV' }: { name?: string } = {}): FileReading {
  if (bytes.length === 0) return { ok: false, problem: fileProblem('empty') }
  if (bytes.length > limits.bodyBytes) return { ok: false, problem: fileProblem('tooLarge') }
  const { text, notes } = decodeText(bytes)
  const delimiter = findDelimiter(text)
  if (delimiter !== ',')
    notes.push({ code: 'delimiter', text: delimiter === '\t' ? 'tab' : delimiter })
  const parsed = parseRecords(text, delimiter, notes)
  if (!Array.isArray(parsed)) return { ok: false, problem: parsed }
  const read = nearRows(parsed)
  if (!('rows' in read)) return { ok: false, problem: read }
  return { ok: true, sheets: [{ name, hidden: false, snapshot: { sheet: name, ...read } }], notes }
}

/** All rows; where a stray cell stands far from the rest, those near each other and that one. */
function nearRows(parsed: Cell[][]): Omit<SheetSnapshot, 'sheet'> | FileProblem {
  const width = parsed.reduce((most, row) => Math.max(most, row.length), 0)
  if (parsed.length <= limits.rows && width <= limits.columns)
    return { origin: 'A1', rows: trimRows(parsed) }
  const filled = new Map(
    parsed.flatMap((cells, i) => (cells.length > 0 ? [[i + 1, { first: 0, cells }] as const] : [])),
  )
  const used = usedCellsOf(filled, [])
  if (used === null) return { origin: 'A1', rows: [] }
  if (typeof used === 'string') {
    return fileProblem(
      used === 'rows' ? 'tooManyRows' : used === 'columns' ? 'tooManyColumns' : 'tooManyCells',
    )
  }
  const { top, bottom, left, right } = used.near
  const rows = parsed.slice(top - 1, bottom).map((row) => row.slice(left, right + 1))
  const farCells = used.far.length > 0 ? { farCells: farCellsOf(filled, used.far) } : {}
  return { origin: cellAddress(top, left), rows: trimRows(rows), ...farCells }
}

/** The separator of the first records: the one that stands, outside quotes, in most of their lines. */
function findDelimiter(text: string): ',' | '\t' | ';' {
  const counts = { '\t': [] as number[], ',': [] as number[], ';': [] as number[] }
  const line = { '\t': 0, ',': 0, ';': 0 }
  let quoted = false
  const end = Math.min(text.length, 65_536)
  for (let i = 0, lines = 0; i < end && lines < 50; i++) {
    const c = text[i]
    if (c === '"') quoted = !quoted
    else if (quoted) continue
    else if (c === '\t' || c === ',' || c === ';') line[c]++
    if (c !== '\n' && i !== end - 1) continue
    lines++
    for (const key of ['\t', ',', ';'] as const) {
      counts[key].push(line[key])
      line[key] = 0
    }
  }
  const lineCount = (key: '\t' | ',' | ';') => counts[key].filter((n) => n > 0).length
  // Tabs are hardly ever content; commas stand inside amounts and names.
  const most = counts[','].length
  if (lineCount('\t') * 2 > most) return '\t'
  if (lineCount(';') > lineCount(',')) return ';'
  return lineCount('\t') > 0 && lineCount(',') === 0 ? '\t' : ','
}

/** RFC 4180 records; quotes inside an unquoted field are text, as Excel reads them. */
function parseRecords(text: string, delimiter: string, notes: FileNote[]): Cell[][] | FileProblem {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let cells = 0
  // Fields of the row so far, and how many of its cells are counted.
  let column = 0
  let counted = 0
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const problem = () =>
    rows.length > mostRows
      ? fileProblem('tooManyRows')
      : row.length > mostColumns
        ? fileProblem('tooManyColumns')
        : cells > limits.cells
          ? fileProblem('tooManyCells')
          : null
  for (;;) {
    let field: string
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1)
      if (!quoted.closed) notes.push({ code: 'unterminatedQuote', text: `${rows.length + 1}` })
      const end = endOfField(text, quoted.end, delimiter)
      field = quoted.text + text.slice(quoted.end, end)
      at = end
    } else {
      const end = endOfField(text, at, delimiter)
      field = text.slice(at, end)
      at = end
    }
    const cell = cellOf(field)
    if (cell !== null) {
      // Blanks at a row's end are none: only those before another cell count.
      while (row.length < column) row.push(null)
      row.push(cell)
      cells += row.length - counted
      counted = row.length
    }
    column++
    const ended = at >= text.length
    if (!ended && text[at] === delimiter) {
      at++
      const found = row.length > mostColumns || cells > limits.cells ? problem() : null
      if (found) return found
      continue
    }
    rows.push(row)
    const found = problem()
    if (found) return found
    row = []
    column = 0
    counted = 0
    if (ended) return rows
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    if (at >= text.length) return rows
  }
}

function readQuoted(text: string, start: number): { text: string; end: number; closed: boolean } {
  const parts: string[] = []
  let from = start
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) {
      parts.push(text.slice(from))
      return { text: parts.join('"'), end: text.length, closed: false }
    }
    parts.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') return { text: parts.join('"'), end: quote + 1, closed: true }
    from = quote + 2
  }
}

function endOfField(text: string, start: number, delimiter: string): number {
  let at = start
  for (; at < text.length; at++) {
    const c = text[at]
    if (c === delimiter || c === '\n' || c === '\r') break
  }
  return at
}

/** A plain numeral is a number (to Excel's 15 digits), nothing is blank, all else is text. */
function cellOf(field: string): Cell {
  if (field === '') return null
  const first = field.charCodeAt(0)
  if ((first >= 0x30 && first <= 0x39) || first === 0x2d) {
    if (field.length <= 17 && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(field)) {
      const digits = field.replace(/[-.]/g, '').replace(/^0+/, '')
      if (digits.length <= 15) return Number(field) + 0
    }
  }
  return field.includes('\r\n') ? field.replaceAll('\r\n', '\n') : field
}
