// One cell: where it stands, whether there is anything in it, and its text.
import { parseCell } from '../address/index.ts'
import type { CellAt } from '../model/budget.ts'
import type { Cell, SheetSnapshot } from '../model/types.ts'

/** Reads cells by sheet position (row from 1, column from 0); null outside the snapshot. */
export function cellReader(snapshot: SheetSnapshot): CellAt {
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  return (row, column) => snapshot.rows[row - origin.row]?.[column - origin.column] ?? null
}

/** Nothing to see in the cell: empty, or layout spaces alone. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined || cell === '') return true
  if (typeof cell !== 'string') return false
  return isSpace(cell.charCodeAt(0)) && cell.trim() === ''
}

/** The cell's text without the spaces around it; '' for a blank. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  if (cell === '') return ''
  return isSpace(cell.charCodeAt(0)) || isSpace(cell.charCodeAt(cell.length - 1))
    ? cell.trim()
    : cell
}

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0x3000 || code === 0xa0 || code === 0xfeff
