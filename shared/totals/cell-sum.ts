// An exact sum that remembers the rows it added.

export interface CellSum {
  readonly yen: number
  readonly rows: readonly number[]
  /** Adds an amount of a row; false, and nothing added, where the sum would leave the exact integers. */
  add(yen: number, row: number): boolean
}

export function createCellSum(): CellSum {
  const rows: number[] = []
  let sum = 0
  return {
    get yen() {
      return sum
    },
    rows,
    add(yen, row) {
      const next = sum + yen
      if (!Number.isSafeInteger(next)) return false
      sum = next
      rows.push(row)
      return true
    },
  }
}
