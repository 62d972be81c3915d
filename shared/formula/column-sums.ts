// Sums of a column's numbers from any row to any other, each in one step.

export interface ColumnSums {
  /** @param from row on the sheet @param to the last row, included */
  sum(from: number, to: number): number
  /** Whether they are exact: whole numbers that add up to nothing beyond the safe integers. */
  readonly exact: boolean
}

/** @param top row on the sheet of the first value @param valueAt number of a row, 0 for none */
export function createColumnSums(
  top: number,
  height: number,
  valueAt: (row: number) => number,
): ColumnSums {
  const sums = new Float64Array(height + 1)
  // What the sums lost to rounding (Neumaier): without it a difference of two large ones is noise.
  const lost = new Float64Array(height + 1)
  let exact = true
  let magnitude = 0
  for (let i = 0; i < height; i++) {
    const value = valueAt(top + i)
    const before = sums[i] as number
    const sum = before + value
    const error = Math.abs(before) >= Math.abs(value) ? before - sum + value : value - sum + before
    sums[i + 1] = sum
    lost[i + 1] = (lost[i] as number) + error
    magnitude += Math.abs(value)
    exact &&= Number.isSafeInteger(value) && Number.isSafeInteger(magnitude)
  }
  const between = (values: Float64Array, from: number, to: number): number =>
    (values[to - top + 1] as number) - (values[from - top] as number)
  return {
    sum: (from, to) => (from > to ? 0 : between(sums, from, to) + between(lost, from, to)),
    exact,
  }
}
