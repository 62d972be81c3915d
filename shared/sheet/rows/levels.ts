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

/** Finds for each name column, shallow to deep, whether blanks take the name above. */
export function spreadOf(
  grid: Grid,
  columns: readonly NameColumn[],
  first: number,
  last: number,
): NameSpread[] {
  return columns.map(({ column, level }, i) => {
    const merged = mergedRows(grid, column, first, last)
    const above = columns.slice(0, i).filter((other) => other.level < level)
    const isDense =
      merged === null && isRepeated(grid, column, above, first, Math.min(last, first + lookedAt))
    return { column, level, fills: !isDense, merged }
  })
}

/**
 * A column that repeats a name from row to row inside one block is filled on every row: its blanks
 * are blank. A name that returns where a shallower one changes says nothing.
 */
function isRepeated(
  grid: Grid,
  column: number,
  above: readonly NameColumn[],
  first: number,
  last: number,
): boolean {
  let repeated = 0
  let blanks = 0
  let before = ''
  const shallower = above.map(() => '')
  for (let row = first; row <= last; row++) {
    const cells = grid.rows[row]
    let isNewBlock = false
    above.forEach((other, i) => {
      const name = cellText(cells?.[other.column])
      if (name === '' || name === shallower[i]) return
      isNewBlock = true
      shallower[i] = name
    })
    const text = cellText(cells?.[column])
    if (text === '') blanks++
    else {
      if (text === before && !isNewBlock) repeated++
      before = text
    }
  }
  return repeated > 0 && repeated * 2 >= blanks
}

/** Rows in vertical merges of a column; null when it has none. */
export function mergedRows(
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
