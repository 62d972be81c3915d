// Exact sums of any rows that follow each other, each in one step.

export interface RunSums {
  /** Sum from `first` to `last`, both included. Exact where it is a safe integer. */
  sum(first: number, last: number): number
  /** How many of these rows hold a figure. */
  count(first: number, last: number): number
}

/** @param valueAt integer of a row; NaN where it has none */
export function createRunSums(length: number, valueAt: (index: number) => number): RunSums {
  const sums = new Float64Array(length + 1)
  const counts = new Int32Array(length + 1)
  let sum = 0
  let size = 0
  let count = 0
  for (let i = 0; i < length; i++) {
    const value = valueAt(i)
    if (!Number.isNaN(value)) {
      sum += value
      size += Math.abs(value)
      count++
    }
    sums[i + 1] = sum
    counts[i + 1] = count
  }
  const isExact = size <= Number.MAX_SAFE_INTEGER
  return {
    sum: isExact ? (first, last) => between(sums, first, last) : sumsInHalves(length, valueAt),
    count: (first, last) => between(counts, first, last),
  }
}

/** How many rows something holds for, of any that follow each other. */
export function createRunCounts(
  length: number,
  holds: (index: number) => boolean,
): RunSums['count'] {
  const counts = new Int32Array(length + 1)
  let count = 0
  for (let i = 0; i < length; i++) {
    if (holds(i)) count++
    counts[i + 1] = count
  }
  return (first, last) => between(counts, first, last)
}

const between = (sums: Float64Array | Int32Array, first: number, last: number): number =>
  (sums[last + 1] as number) - (sums[first] as number)

/** Two halves of a figure add up exactly where the figures themselves would leave the safe integers. */
const half = 2 ** 27

function sumsInHalves(length: number, valueAt: (index: number) => number): RunSums['sum'] {
  const high = new Float64Array(length + 1)
  const low = new Float64Array(length + 1)
  for (let i = 0; i < length; i++) {
    const value = valueAt(i) || 0
    const upper = Math.floor(value / half)
    high[i + 1] = (high[i] as number) + upper
    low[i + 1] = (low[i] as number) + (value - upper * half)
  }
  return (first, last) => between(high, first, last) * half + between(low, first, last)
}
