// Where the keyboard leads on a sheet: next cell, edge of the filled block, end of the used range.
import { type Area, LAST_COLUMN, LAST_ROW } from '../../excel/workbook/address.ts'
import { contentAt, usedArea } from '../../excel/workbook/cells.ts'
import type { Sheet, Workbook } from '../../excel/workbook/model.ts'

export interface Position {
  row: number
  column: number
}
export type Direction = 'up' | 'down' | 'left' | 'right'

const STEPS: Record<Direction, [number, number]> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
}

/** The next cell that shows, over hidden rows and columns and through merged cells. */
export const nextCell = (sheet: Sheet, from: Position, direction: Direction, by = 1): Position => {
  const [down, right] = STEPS[direction]
  const merge = mergeAt(sheet, from)
  let at = { ...from }
  if (merge && direction === 'down') at.row = merge.row + merge.rows - 1
  if (merge && direction === 'right') at.column = merge.column + merge.columns - 1
  for (let left = by; left > 0; left -= 1) {
    const next = step(sheet, at, down, right)
    if (!next) break
    at = next
  }
  const landed = mergeAt(sheet, at)
  return landed ? { row: landed.row, column: landed.column } : at
}

/** Ctrl+arrow: the edge of the block of filled cells, or the next filled cell. */
export const blockEdge = (
  workbook: Workbook,
  sheet: Sheet,
  from: Position,
  direction: Direction,
): Position => {
  const [down, right] = STEPS[direction]
  const used = usedArea(workbook, sheet, true)
  const filled = (at: Position) => contentAt(sheet, at.row, at.column) !== undefined
  let at = from
  let next = step(sheet, at, down, right)
  const inBlock = filled(at) && next !== null && filled(next)
  while (next) {
    const beyond =
      !used || next.row > used.row + used.rows - 1 || next.column > used.column + used.columns - 1
    if (inBlock && !filled(next)) break
    if (beyond && (direction === 'down' || direction === 'right')) break
    at = next
    if (!inBlock && filled(at)) break
    next = step(sheet, at, down, right)
  }
  return at
}

export const lastCell = (workbook: Workbook, sheet: Sheet): Position => {
  const used = usedArea(workbook, sheet, true)
  return used
    ? { row: used.row + used.rows - 1, column: used.column + used.columns - 1 }
    : { row: 0, column: 0 }
}

/** The area spanned by two cells, grown over the merged cells it cuts. */
export const spanned = (sheet: Sheet, a: Position, b: Position): Area => {
  let top = Math.min(a.row, b.row)
  let left = Math.min(a.column, b.column)
  let bottom = Math.max(a.row, b.row)
  let right = Math.max(a.column, b.column)
  for (let grown = true; grown; ) {
    grown = false
    for (const merge of sheet.merges) {
      const apart =
        merge.row > bottom ||
        merge.row + merge.rows - 1 < top ||
        merge.column > right ||
        merge.column + merge.columns - 1 < left
      if (apart) continue
      const next = {
        top: Math.min(top, merge.row),
        left: Math.min(left, merge.column),
        bottom: Math.max(bottom, merge.row + merge.rows - 1),
        right: Math.max(right, merge.column + merge.columns - 1),
      }
      grown ||= next.top < top || next.left < left || next.bottom > bottom || next.right > right
      ;({ top, left, bottom, right } = next)
    }
  }
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}

export const mergeAt = (sheet: Sheet, at: Position): Area | undefined =>
  sheet.merges.find(
    (merge) =>
      at.row >= merge.row &&
      at.row < merge.row + merge.rows &&
      at.column >= merge.column &&
      at.column < merge.column + merge.columns,
  )

const step = (sheet: Sheet, at: Position, down: number, right: number): Position | null => {
  let { row, column } = at
  do {
    row += down
    column += right
    if (row < 0 || column < 0 || row >= LAST_ROW || column >= LAST_COLUMN) return null
  } while (sheet.hiddenRows.has(row) || sheet.hiddenColumns.has(column))
  return { row, column }
}
