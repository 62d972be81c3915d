// Rows that no sum holds yet, with the lines already folded into them.
import type { LevelSums } from './by-levels.ts'
import type { Figures } from './figure.ts'

export interface OpenRows {
  /** Positions among the figures, in order. */
  rows: Int32Array
  /** First and last line that each figure holds, by its position, itself included. */
  from: Int32Array
  to: Int32Array
  /** Whether it is a sum, by its position. */
  isSum: Uint8Array
}

/** @param levels rows that levels account for, and the sums that hold them */
export function openRows(
  { size, index }: Figures,
  { isHeld, sums }: Pick<LevelSums, 'isHeld' | 'sums'>,
): OpenRows {
  const rows = new Int32Array(size)
  const isSum = new Uint8Array(size)
  const to = index.slice()
  const ends = new Map(sums.map((sum) => [sum.at, sum.to]))
  let length = 0
  for (let at = 0; at < size; at++) {
    const line = index[at] as number
    if (!isHeld(line)) rows[length++] = at
    const end = ends.get(line)
    if (end === undefined) continue
    isSum[at] = 1
    to[at] = end
  }
  return { rows: rows.slice(0, length), from: index.slice(), to, isSum }
}
