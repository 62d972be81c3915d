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
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(address)
  if (!match?.[1] || !match[2]) return null
  return { row: Number(match[2]), column: columnIndex(match[1]) }
}

export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`

export interface CellRange {
  top: number
  left: number
  bottom: number
  right: number
}

/** "A5:B9" or "A5" → its corners, rows from 1, columns from 0; null when it is not a range address. */
export function parseRange(address: string): CellRange | null {
  const [first = '', second = first] = address.split(':')
  const a = parseCell(first)
  const b = parseCell(second)
  if (!a || !b) return null
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
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
