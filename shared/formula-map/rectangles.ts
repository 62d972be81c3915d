// Cells with the same value as few rectangles: runs down each column, joined with equal ones beside them.
import type { CellRange } from '../address/index.ts'

export interface Rectangle {
  range: CellRange
  value: number
}

/** @param cells column by column, from the top */
export function rectangles<T extends { row: number; column: number }>(
  cells: readonly T[],
  groupOf: (cell: T) => number,
): Rectangle[] {
  const found: Rectangle[] = []
  /** Rectangles that end in a column, by their rows and value. */
  let before = new Map<string, Rectangle>()
  let here = new Map<string, Rectangle>()
  let column = -1
  for (let i = 0; i < cells.length; ) {
    const first = cells[i] as T
    const value = groupOf(first)
    let end = i + 1
    while (continues(cells[end], cells[end - 1] as T) && groupOf(cells[end] as T) === value) end++
    if (first.column !== column) {
      before = first.column === column + 1 ? here : new Map()
      here = new Map()
      column = first.column
    }
    const bottom = (cells[end - 1] as T).row
    const key = `${first.row} ${bottom} ${value}`
    const beside = before.get(key)
    if (beside) beside.range.right = column
    const own = beside ?? {
      range: { top: first.row, bottom, left: column, right: column },
      value,
    }
    if (!beside) found.push(own)
    here.set(key, own)
    i = end
  }
  return found
}

const continues = (
  next: { row: number; column: number } | undefined,
  last: { row: number; column: number },
): boolean => next !== undefined && next.column === last.column && next.row === last.row + 1
