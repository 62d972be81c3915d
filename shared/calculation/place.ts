// Cells of a snapshot by row and column, and a snapshot with some of them changed.
import { cellAddress, parseCell } from '../address/index.ts'
import type { Cell, SheetSnapshot } from '../schema/index.ts'

export interface ChangedCell {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
  value: Cell
  /** With its `=`; null for a value. */
  formula: string | null
}

export const originOf = ({ origin }: SheetSnapshot): { row: number; column: number } =>
  parseCell(origin) ?? { row: 1, column: 0 }

export function cellAt(snapshot: SheetSnapshot, row: number, column: number): Cell {
  const origin = originOf(snapshot)
  return snapshot.rows[row - origin.row]?.[column - origin.column] ?? null
}

/** The snapshot with these cells; it grows where one lies outside. Rows that stay are shared. */
export function withCells(snapshot: SheetSnapshot, cells: readonly ChangedCell[]): SheetSnapshot {
  const grown = coveringAll(snapshot, cells)
  const origin = originOf(grown)
  const rows = [...grown.rows]
  const copied = new Set<number>()
  let { formulas } = grown
  for (const { row, column, value, formula } of cells) {
    const at = row - origin.row
    const own = copied.has(at) ? rows[at] : [...(rows[at] ?? [])]
    if (!own) continue
    copied.add(at)
    own[column - origin.column] = value
    rows[at] = own
    const address = cellAddress(row, column)
    if ((formulas?.[address] ?? null) === formula) continue
    if (formulas === grown.formulas) formulas = { ...formulas }
    if (formula === null) delete formulas?.[address]
    else formulas = Object.assign(formulas ?? {}, { [address]: formula })
  }
  const { formulas: _, ...rest } = grown
  const hasAny = formulas === grown.formulas || Object.keys(formulas ?? {}).length > 0
  return { ...rest, rows, ...(formulas && hasAny ? { formulas } : {}) }
}

function coveringAll(snapshot: SheetSnapshot, cells: readonly ChangedCell[]): SheetSnapshot {
  const filled = cells.filter(({ value, formula }) => value !== null || formula !== null)
  const origin = originOf(snapshot)
  const isEmpty = snapshot.rows.length === 0
  const [first] = filled
  if (!first && isEmpty) return snapshot
  let { row: top, column: left } = isEmpty && first ? first : origin
  let bottom = origin.row + snapshot.rows.length - 1
  let right = origin.column + (snapshot.rows[0]?.length ?? 0) - 1
  if (isEmpty) [bottom, right] = [top, left]
  const before = { top, left, bottom, right }
  for (const { row, column } of filled) {
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
    left = Math.min(left, column)
    right = Math.max(right, column)
  }
  const isSame =
    !isEmpty &&
    top === before.top &&
    left === before.left &&
    bottom === before.bottom &&
    right === before.right
  if (isSame) return snapshot
  const rows: Cell[][] = []
  for (let row = top; row <= bottom; row++) {
    const own = snapshot.rows[row - origin.row] ?? []
    rows.push(
      Array.from({ length: right - left + 1 }, (_, i) => own[left + i - origin.column] ?? null),
    )
  }
  return { ...snapshot, origin: cellAddress(top, left), rows }
}
