// An exact sum that remembers the rows it added.
import { createRowRuns } from './row-runs.ts'

export interface CellSum {
  readonly yen: number
  readonly isEmpty: boolean
  /** Adds an amount of a row; false, and nothing added, where the sum would leave the exact integers. */
  add(yen: number, row: number): boolean
  /** The cells added, as ranges of a column. */
  cells(column: number): string[]
}

export function createCellSum(): CellSum {
  const rows = createRowRuns()
  let sum = 0
  return {
    get yen() {
      return sum
    },
    get isEmpty() {
      return rows.isEmpty
    },
    add(yen, row) {
      const next = sum + yen
      if (!Number.isSafeInteger(next)) return false
      sum = next
      rows.add(row)
      return true
    },
    cells: rows.ranges,
  }
}
