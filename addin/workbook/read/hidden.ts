// Rows and columns that are hidden, from the parts of a range that are visible.
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import { type Area, areaAt } from '../excel/area.ts'

/** Rows and columns without one visible cell, counted from 1. */
export function hiddenOf(area: Area, visible: readonly string[]): Partial<SheetSnapshot> {
  const rows = new Set<number>()
  const columns = new Set<number>()
  for (const address of visible) {
    const part = areaAt(address)
    for (let i = 0; i < part.rows; i += 1) rows.add(part.row + i)
    for (let i = 0; i < part.columns; i += 1) columns.add(part.column + i)
  }
  const missing = (from: number, count: number, seen: Set<number>): number[] =>
    Array.from({ length: count }, (_, i) => from + i)
      .filter((index) => !seen.has(index))
      .map((index) => index + 1)
  const hiddenRows = missing(area.row, area.rows, rows)
  const hiddenColumns = missing(area.column, area.columns, columns)
  return {
    ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
  }
}
