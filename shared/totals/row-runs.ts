// Rows as runs, kept short while they come in: ten thousand rows in one block are one run.
import { columnLetters } from '../sheet/address.ts'

export interface RowRuns {
  readonly isEmpty: boolean
  /** @param row ascending from call to call */
  add(row: number): void
  /** The runs as ranges of a column, e.g. ["F5:F7", "F9"]. */
  ranges(column: number): string[]
}

export function createRowRuns(): RowRuns {
  // First and last row of each run, one after the other.
  const runs: number[] = []
  let last = -1
  return {
    get isEmpty() {
      return runs.length === 0
    },
    add(row) {
      if (row === last + 1 && last > 0) runs[runs.length - 1] = row
      else runs.push(row, row)
      last = row
    },
    ranges(column) {
      const letters = columnLetters(column)
      const ranges: string[] = []
      for (let i = 0; i < runs.length; i += 2) {
        const first = runs[i]
        const end = runs[i + 1]
        ranges.push(first === end ? `${letters}${first}` : `${letters}${first}:${letters}${end}`)
      }
      return ranges
    },
  }
}
