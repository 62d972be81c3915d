// What a row of Hanei's own sheets holds, as two small numbers, to tell later edits from Excel's own shifting.
import { columnIndex } from '../../shared/sheet/address.ts'

/** A cell as `formulas` gives it: a formula, text, a number; blank as ''. */
export type Content = string | number | boolean | null

/**
 * `exact` holds references into other sheets relative to each other, so that rows inserted above
 * the source change nothing; `loose` leaves them out, for rows whose source cells were deleted.
 */
export interface RowHash {
  exact: number
  loose: number
}

/** @param row its number, from 1: references within the sheet count from there, so that sorting keeps a row's hash */
export function hashRow(cells: readonly Content[], row: number): RowHash {
  const anchors = new Map<string, { row: number; column: number }>()
  let exact = SEED
  let loose = SEED
  for (const cell of trimmed(cells)) {
    const text = canonical(cell)
    if (!text.startsWith('=')) {
      exact = mix(exact, text)
      loose = mix(loose, text)
      continue
    }
    const exactText = text.replace(OUTSIDE, (_, sheet: string, place: string) =>
      relative(sheet, place, anchors),
    )
    exact = mix(exact, fromRow(exactText, row))
    loose = mix(loose, fromRow(text.replace(OUTSIDE, '§').replaceAll('#REF!', '§'), row))
  }
  return { exact: exact >>> 0, loose: loose >>> 0 }
}

/** Whether a row still holds what was written into one of the rows, wherever sorting put it. */
export function createRowCheck(written: readonly RowHash[]) {
  const exact = new Set(written.map((hash) => hash.exact))
  const loose = new Set(written.map((hash) => hash.loose))
  return function isWritten(cells: readonly Content[], row: number): boolean {
    const now = hashRow(cells, row)
    if (exact.has(now.exact)) return true
    const isBroken = cells.some((cell) => typeof cell === 'string' && cell.includes('#REF!'))
    return isBroken && loose.has(now.loose)
  }
}

export const isBlankRow = (cells: readonly Content[]): boolean =>
  cells.every((cell) => cell === '' || cell === null)

const SEED = 0x811c9dc5

/** A reference with its sheet: Excel may quote the sheet's name or not, and a lost one reads `#REF!`. */
const OUTSIDE =
  /('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|#REF!)/gu

function relative(
  sheet: string,
  place: string,
  anchors: Map<string, { row: number; column: number }>,
): string {
  if (place === '#REF!') return '#REF!'
  const [first = '', second] = place.replaceAll('$', '').split(':')
  const a = corner(first)
  const anchor = anchors.get(sheet) ?? a
  anchors.set(sheet, anchor)
  const size = second === undefined ? '' : `:${corner(second).row - a.row}`
  return `§${a.row - anchor.row},${a.column - anchor.column}${size}`
}

/** References within the sheet as steps from the row they stand in. */
const fromRow = (text: string, row: number): string =>
  text.replace(
    /(?<![\p{L}\p{N}_!$.])([A-Z]{1,3})(\d+)(?![\p{L}\p{N}_(])/gu,
    (_, letters: string, digits: string) => `${letters}~${Number(digits) - row}`,
  )

function corner(address: string): { row: number; column: number } {
  const letters = address.replace(/\d+$/, '')
  return { row: Number(address.slice(letters.length)), column: columnIndex(letters) }
}

const canonical = (cell: Content): string => {
  if (cell === null) return ''
  return typeof cell === 'string' ? cell.replace(/^'/, '') : String(cell)
}

function trimmed(cells: readonly Content[]): readonly Content[] {
  let end = cells.length
  while (end > 0 && (cells[end - 1] === '' || cells[end - 1] === null)) end -= 1
  return cells.slice(0, end)
}

/** FNV-1a over UTF-16, with a mark between cells. */
function mix(hash: number, text: string): number {
  let h = hash
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return Math.imul(h ^ 0x1f, 0x01000193)
}
