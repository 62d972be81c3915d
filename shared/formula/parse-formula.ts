// Reads an A1 formula as far as sums go: what it adds, and how it looks seen from its cell.
import { type CellRange, columnIndex } from '../address/index.ts'

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
  /** The formula with references relative to its cell (R1C1): equal for a formula filled down. */
  relative: string
  /** Whether it refers to another sheet or to a name, which is not followed. */
  beyondSheet: boolean
}

const reference = String.raw`\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![0-9A-Z_(])`
// A name begins where none stands before it: looked for from each of its letters it would take their square.
const sheetPrefix = String.raw`(?:(?<!')'(?:[^']|'')+'|(?<![^\s!'"(),;+\-*/^&=<>:{}])[^\s!'"(),;+\-*/^&=<>:{}]+)!`
// A text in quotes, another sheet's reference, or an own one.
const referencePattern = new RegExp(
  `"(?:[^"]|"")*"|${sheetPrefix}${reference}(?::${reference})?|(?<![A-Z0-9_.$])${reference}(?::${reference})?`,
  'gi',
)

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
    relative: relativeText(body, row, column),
    beyondSheet: all?.beyondSheet ?? false,
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
function splitTerms(body: string): { text: string; sign: 1 | -1 }[] {
  const terms: { text: string; sign: 1 | -1 }[] = []
  let depth = 0
  let sign: 1 | -1 = 1
  let start = 0
  for (let i = 0; i <= body.length; i++) {
    const char = body[i]
    if (char === '(') depth++
    else if (char === ')') depth--
    else if (depth === 0 && (char === '+' || char === '-' || char === undefined)) {
      const text = body.slice(start, i).trim()
      if (text !== '') terms.push({ text, sign })
      sign = char === '-' ? -1 : 1
      start = i + 1
    }
  }
  return terms
}

/** "$D$5:D9" → its corners; null for anything but a reference to the same sheet. */
function parseReference(text: string): CellRange | null {
  const match =
    /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?$/i.exec(text)
  if (!match?.[1] || !match[2]) return null
  const [, left, top, right = left, bottom = top] = match
  const columns = [columnIndex(left.toUpperCase()), columnIndex(right.toUpperCase())]
  const rows = [Number(top), Number(bottom)]
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  }
}

function references(body: string): { terms: Term[]; beyondSheet: boolean } {
  const terms: Term[] = []
  let beyondSheet = false
  for (const [text] of body.matchAll(referencePattern)) {
    if (text.startsWith('"')) continue
    const range = text.includes('!') ? null : parseReference(text)
    if (range) terms.push({ range, sign: 1, by: 'reference', skipsHidden: false })
    else beyondSheet = true
  }
  return { terms, beyondSheet }
}

function relativeText(body: string, row: number, column: number): string {
  return body.toUpperCase().replace(referencePattern, (text) => {
    if (text.startsWith('"') || text.includes('!')) return text
    return text.replace(
      /(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})/g,
      (_, fixedColumn: string, letters: string, fixedRow: string, digits: string) =>
        (fixedRow ? `R${digits}` : `R[${Number(digits) - row}]`) +
        (fixedColumn ? `C${columnIndex(letters) + 1}` : `C[${columnIndex(letters) - column}]`),
    )
  })
}
