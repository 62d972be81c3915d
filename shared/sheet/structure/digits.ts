// How much a figure says: a long one seldom agrees by chance.

/** Bits of a figure's digits; a round number agrees by chance more often. */
export function digitBits(yen: number): number {
  let value = Math.abs(yen)
  if (value === 0) return 0
  let zeros = 0
  while (value % 10 === 0) {
    value /= 10
    zeros++
  }
  return Math.log2(value + 1) + 0.5 * zeros
}
