// Reads an A1 formula as far as sums go: what it adds, and how it looks seen from its cell.
import { type CellRange, columnIndex } from '../address/index.ts'
import { splitAddress } from '../address/sheet-address.ts'
import { splitOutside } from './split.ts'

/** A cell or range that a formula takes in; `sign` is -1 where it is taken away. */
export interface Term {
  range: CellRange
  sign: 1 | -1
  /** How it is added: by itself (A1+A2), by SUM, or by SUBTOTAL, which skips other SUBTOTALs. */
  by: 'reference' | 'SUM' | 'SUBTOTAL'
  /** SUBTOTAL(109,…) and AGGREGATE(9,5,…) leave hidden rows out; SUBTOTAL(9,…) those that a filter hides. */
  skipsHidden: boolean
}

export interface Formula {
  row: number
  column: number
  text: string
  /** `sum`: nothing but terms and constants added up. `other`: anything else; terms are its references. */
  kind: 'sum' | 'other'
  terms: Term[]
  /** Numbers typed into a sum, added up. */
  constant: number
  /** What it refers to on other sheets; terms hold what it takes of its own. */
  elsewhere: readonly SheetRange[]
}

export interface Reference {
  /** As written, without quotes: `総務課`, `[総務課.xlsx]予算`, or `4月:6月` for a run of sheets; null for its own. */
  sheet: string | null
  range: CellRange
}

/** A range of another sheet. */
export interface SheetRange extends Reference {
  sheet: string
}

const cell = String.raw`\$?[A-Z]{1,3}\$?[0-9]{1,7}`
// Cells, whole columns, whole rows.
const reference = String.raw`(?:${cell}(?::${cell})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![0-9A-Z_(])`
// A name begins where none stands before it: looked for from each of its letters it would take their square.
const name = String.raw`[^\s!'"(),;+\-*/^&=<>:{}]`
const sheetPrefix = `(?:(?<!')'(?:[^']|'')+'|(?<!${name})(?:${name}{1,320}:)?${name}+)!`
// A text in quotes, another sheet's reference, or an own one.
const referencePattern = new RegExp(
  `"(?:[^"]|"")*"|${sheetPrefix}${reference}|(?<![A-Z0-9_.$])${reference}`,
  'gi',
)
/** Excel's last row and column, 0-based the latter. */
const lastRow = 1_048_576
const lastColumn = 16_383
const nowhere: readonly SheetRange[] = []

/** @param row of the formula's cell, from 1 @param column from 0 */
export function parseFormula(text: string, row: number, column: number): Formula {
  const body = text.replace(/^=\s*\+?/, '').trim()
  const sum = readSum(body)
  const all = sum ? null : references(body)
  return {
    row,
    column,
    text,
    kind: sum ? 'sum' : 'other',
    terms: sum?.terms ?? all?.terms ?? [],
    constant: sum?.constant ?? 0,
    elsewhere: all?.elsewhere ?? nowhere,
  }
}

function readSum(body: string): { terms: Term[]; constant: number } | null {
  const terms: Term[] = []
  let constant = 0
  for (const { text, sign } of splitTerms(body)) {
    const call = /^(SUM|SUBTOTAL|AGGREGATE)\(([^()]*)\)$/i.exec(text)
    if (!call) {
      const range = parseReference(text)
      const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : null
      if (range) terms.push({ range, sign, by: 'reference', skipsHidden: false })
      else if (number !== null) constant += sign * number
      else return null
      continue
    }
    const inside = (call[2] ?? '').split(',').map((argument) => argument.trim())
    const way = wayOfAdding(call[1]?.toUpperCase() ?? '', inside)
    if (way === null) return null
    for (const argument of inside) {
      const range = parseReference(argument)
      if (range) terms.push({ range, sign, ...way })
      else if (/^-?\d+(\.\d+)?$/.test(argument)) constant += sign * Number(argument)
      else return null
    }
  }
  return terms.length > 0 ? { terms, constant } : null
}

/** How a function adds its ranges; takes what is no range off its arguments. null: not by adding. */
function wayOfAdding(name: string, inside: string[]): Pick<Term, 'by' | 'skipsHidden'> | null {
  if (name === 'SUM') return { by: 'SUM', skipsHidden: false }
  const how = inside.shift()
  if (name === 'SUBTOTAL')
    return how === '9' || how === '109' ? { by: 'SUBTOTAL', skipsHidden: how === '109' } : null
  const option = Number(inside.shift() || '0')
  if (how !== '9' || !(option >= 0 && option <= 7)) return null
  // Options 0 to 3 pass over other SUBTOTALs, the odd ones over hidden rows.
  return { by: option <= 3 ? 'SUBTOTAL' : 'SUM', skipsHidden: option % 2 === 1 }
}

/** Terms between + and − outside brackets; an empty list where something else joins them. */
const splitTerms = (body: string): { text: string; sign: 1 | -1 }[] =>
  splitOutside(body, '+-').flatMap(({ text, after }) =>
    text === '' ? [] : [{ text, sign: after === '-' ? (-1 as const) : (1 as const) }],
  )

/** "$D$5:D9", "D:D" or "5:9" → its corners; null for anything but a reference to the same sheet. */
function parseReference(text: string): CellRange | null {
  const cells =
    /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?$/i.exec(text)
  if (cells?.[1] && cells[2]) {
    const [, left, top, right = left, bottom = top] = cells
    return between(columnOf(left), Number(top), columnOf(right), Number(bottom))
  }
  const columns = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i.exec(text)
  if (columns?.[1] && columns[2])
    return between(columnOf(columns[1]), 1, columnOf(columns[2]), lastRow)
  const rows = /^\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6})$/.exec(text)
  return rows && between(0, Number(rows[1]), lastColumn, Number(rows[2]))
}

const columnOf = (letters: string): number => columnIndex(letters.toUpperCase())

const between = (left: number, top: number, right: number, bottom: number): CellRange => ({
  top: Math.min(top, bottom),
  bottom: Math.max(top, bottom),
  left: Math.min(left, right),
  right: Math.max(left, right),
})

function references(body: string): { terms: Term[]; elsewhere: readonly SheetRange[] } {
  const terms: Term[] = []
  let elsewhere: SheetRange[] | null = null
  for (const [text] of body.matchAll(referencePattern)) {
    if (text.startsWith('"')) continue
    if (text.includes('!')) {
      const found = sheetRange(text)
      if (found) elsewhere = [...(elsewhere ?? []), found]
      continue
    }
    const range = parseReference(text)
    if (range) terms.push({ range, sign: 1, by: 'reference', skipsHidden: false })
  }
  return { terms, elsewhere: elsewhere ?? nowhere }
}

/** A text that is a reference and nothing else. */
export function readReference(text: string): Reference | null {
  const range = parseReference(text)
  if (range) return { sheet: null, range }
  const [whole] = text.match(referencePattern) ?? []
  return whole === text && text.includes('!') ? sheetRange(text) : null
}

function sheetRange(text: string): SheetRange | null {
  const { workbook, sheet, cell: address } = splitAddress(text)
  const range = parseReference(address)
  return range && { sheet: workbook === null ? sheet : `[${workbook}]${sheet}`, range }
}

/** A formula with references relative to its cell (R1C1): equal for a formula filled down. */
export function relativeText({
  text: written,
  row,
  column,
}: Pick<Formula, 'text' | 'row' | 'column'>): string {
  return written.toUpperCase().replace(referencePattern, (text) => {
    if (text.startsWith('"')) return text
    const at = text.lastIndexOf('!') + 1
    return text.slice(0, at) + relativeReference(text.slice(at), row, column)
  })
}

/**
 * As a run keeps it: what stands after the `=`, its own sheet's cells relative to it. Other sheets' cells,
 * whole columns and whole rows stay as they are written: a row inserted above changes none of them.
 */
export const keptFormula = ({
  text: written,
  row,
  column,
}: Pick<Formula, 'text' | 'row' | 'column'>): string =>
  written
    .replace(/^=\s*\+?/, '')
    .trim()
    .toUpperCase()
    .replace(referencePattern, (text) =>
      text.startsWith('"') || text.includes('!') || !/[A-Z]\$?[0-9]/.test(text)
        ? text
        : relativeReference(text, row, column),
    )

/** `D5` from D6 is `R[-1]C[0]`, `D:D` from E6 `C[-1]:C[-1]`. */
const relativeReference = (text: string, row: number, column: number): string =>
  text.replace(
    /(\$?)([A-Z]{1,3})(?:(\$?)([0-9]{1,7}))?|(\$?)([0-9]{1,7})/g,
    (_, fixed: string, letters: string | undefined, ...rest: string[]) => {
      const [fixedRow, digits, fixedAlone, alone] = rest
      if (letters === undefined) return relativeRow(fixedAlone, alone ?? '', row)
      const index = columnIndex(letters)
      const own = fixed ? `C${index + 1}` : `C[${index - column}]`
      return digits === undefined ? own : relativeRow(fixedRow, digits, row) + own
    },
  )

const relativeRow = (fixed: string | undefined, digits: string, row: number): string =>
  fixed ? `R${digits}` : `R[${Number(digits) - row}]`
