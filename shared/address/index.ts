// A1 address arithmetic. Knows nothing of the host. Columns count from 0 here, rows from 1 as Excel shows them.

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  }
  return letters
}

/** "A" → 0, "AA" → 26. @param letters upper-case column letters */
export function columnIndex(letters: string): number {
  let n = 0
  for (let i = 0; i < letters.length; i++) n = n * 26 + letters.charCodeAt(i) - 64
  return n - 1
}

export interface CellPosition {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
}

/** "F12" → { row: 12, column: 5 }; null when it is not a cell address. */
export function parseCell(address: string): CellPosition | null {
  const place = parsePlace(address, 0, address.length)
  return place < 0 ? null : { row: rowAt(place), column: columnAt(place) }
}

/** A row and a column as one number: addresses are parsed by the hundred thousand. */
const columns = 0x8000
const rowAt = (place: number): number => Math.floor(place / columns)
const columnAt = (place: number): number => place % columns

/** The cell address between two positions of a text as one number; -1 when it is none. */
function parsePlace(text: string, from: number, to: number): number {
  let at = from
  if (text.charCodeAt(at) === dollar) at++
  let column = 0
  const letters = at
  for (; at < to; at++) {
    const letter = text.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (at === letters || at - letters > 3) return -1
  if (text.charCodeAt(at) === dollar) at++
  let row = 0
  const digits = at
  for (; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9 || (digit === 0 && at === digits)) return -1
    row = row * 10 + digit
  }
  if (at === digits || at - digits > 7 || at !== to) return -1
  return row * columns + column - 1
}

const dollar = 36

export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`

export interface CellRange {
  top: number
  left: number
  bottom: number
  right: number
}

/** "A5:B9" or "A5" → its corners, rows from 1, columns from 0; null when it is not a range address. */
export function parseRange(address: string): CellRange | null {
  const colon = address.indexOf(':')
  const first = parsePlace(address, 0, colon < 0 ? address.length : colon)
  const second = colon < 0 ? first : parsePlace(address, colon + 1, address.length)
  if (first < 0 || second < 0) return null
  return {
    top: Math.min(rowAt(first), rowAt(second)),
    left: Math.min(columnAt(first), columnAt(second)),
    bottom: Math.max(rowAt(first), rowAt(second)),
    right: Math.max(columnAt(first), columnAt(second)),
  }
}

export function rangeAddress(range: CellRange): string {
  const first = cellAddress(range.top, range.left)
  const last = cellAddress(range.bottom, range.right)
  return first === last ? first : `${first}:${last}`
}

/** Ascending rows of one column as the fewest ranges: ([5,6,7,9], 5) → ["F5:F7", "F9"]. */
export function rowsAsRanges(rows: readonly number[], column: number): string[] {
  const letters = columnLetters(column)
  const ranges: string[] = []
  for (let i = 0; i < rows.length; ) {
    const first = rows[i] as number
    let last = first
    let j = i + 1
    while (j < rows.length && rows[j] === last + 1) last = rows[j++] as number
    ranges.push(first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`)
    i = j
  }
  return ranges
}
