// Reads CSV and tab-separated files as a sheet's cells.

import { limits } from '../schema/cells.ts'
import type { Cell } from '../schema/index.ts'
import { decodeText } from './decode.ts'
import { fileProblem } from './problems.ts'
import { trimRows } from './rows.ts'
import type { FileNote, FileProblem, FileReading } from './types.ts'

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
  const rows = trimRows(parsed)
  const snapshot = { sheet: name, origin: 'A1', rows }
  return { ok: true, sheets: [{ name, hidden: false, snapshot }], notes }
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
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const problem = () =>
    rows.length > limits.rows
      ? fileProblem('tooManyRows')
      : row.length > limits.columns
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
    row.push(cellOf(field))
    cells++
    const ended = at >= text.length
    if (!ended && text[at] === delimiter) {
      at++
      const found = row.length > limits.columns ? problem() : null
      if (found) return found
      continue
    }
    rows.push(row)
    const found = problem()
    if (found) return found
    row = []
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
