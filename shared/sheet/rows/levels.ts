// How names are spread over the rows: on every row, where a block begins, or in merged cells.
import type { NameColumn } from '../columns/names.ts'
import { cellText, type Grid } from '../grid.ts'

/** How one column's names are spread over its rows. */
export interface NameSpread {
  column: number
  level: number
  /** Blank cells take the name above: the column is filled only where a block begins. */
  fills: boolean
  /** Rows that lie in a vertical merge → the merge's first row. */
  merged: ReadonlyMap<number, number> | null
}

const lookedAt = 3_000
const mostMergedRows = 400_000

/** Finds for each name column whether blanks take the name above. */
export function spreadOf(
  grid: Grid,
  columns: readonly NameColumn[],
  first: number,
  last: number,
): NameSpread[] {
  return columns.map(({ column, level }) => ({
    column,
    level,
    fills: !isRepeated(grid, column, first, Math.min(last, first + lookedAt)),
    merged: mergedRows(grid, column, first, last),
  }))
}

/** A column whose neighbours repeat the same name is filled on every row: its blanks are blank. */
function isRepeated(grid: Grid, column: number, first: number, last: number): boolean {
  let repeated = 0
  let blanks = 0
  let before = ''
  for (let row = first; row <= last; row++) {
    const text = cellText(grid.rows[row]?.[column])
    if (text === '') blanks++
    else {
      if (text === before) repeated++
      before = text
    }
  }
  return repeated > 0 && repeated * 2 >= blanks
}

function mergedRows(
  grid: Grid,
  column: number,
  first: number,
  last: number,
): ReadonlyMap<number, number> | null {
  let rows: Map<number, number> | null = null
  let marked = 0
  for (const { top, bottom, left } of grid.merges) {
    if (left !== column || top < first || bottom === top) continue
    rows ??= new Map()
    for (let row = top; row <= Math.min(bottom, last) && marked < mostMergedRows; row++, marked++) {
      rows.set(row, top)
    }
  }
  return rows
}
