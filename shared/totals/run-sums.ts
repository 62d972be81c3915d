// Exact sums of any rows that follow each other, each in one step.

export interface RunSums {
  /** Sum from `first` to `last`, both included. Exact where it is a safe integer. */
  sum(first: number, last: number): number
  /** How many of these rows hold a figure. */
  count(first: number, last: number): number
}

/** Two halves of a figure add up exactly where the figures themselves would leave the safe integers. */
const half = 2 ** 27

/** @param valueAt integer of a row; NaN where it has none */
export function createRunSums(length: number, valueAt: (index: number) => number): RunSums {
  const high = new Float64Array(length + 1)
  const low = new Float64Array(length + 1)
  const counts = new Int32Array(length + 1)
  for (let i = 0; i < length; i++) {
    const value = valueAt(i)
    const isFigure = !Number.isNaN(value)
    const upper = isFigure ? Math.floor(value / half) : 0
    high[i + 1] = (high[i] as number) + upper
    low[i + 1] = (low[i] as number) + (isFigure ? value - upper * half : 0)
    counts[i + 1] = (counts[i] as number) + (isFigure ? 1 : 0)
  }
  const between = (sums: Float64Array | Int32Array, first: number, last: number): number =>
    (sums[last + 1] as number) - (sums[first] as number)
  return {
    sum: (first, last) => between(high, first, last) * half + between(low, first, last),
    count: (first, last) => between(counts, first, last),
  }
}
