// When a cell stands out: those before and after it read alike, and it reads otherwise.

export interface Neighbours {
  /** Which formula, or undefined for none. */
  before: number | undefined
  after: number | undefined
  /** From the one before it to it: rows down, columns to the right. */
  step: readonly [number, number]
}

/**
 * A subtotal among items is no odd one out: it reads like those on its left and right, or those on
 * neither side are formulas that it should be like.
 * @param own its formula; undefined for a typed number @param sides both directions
 */
export function isOddAmong(
  own: number | undefined,
  { before, after }: Neighbours,
  sides: readonly Neighbours[],
): boolean {
  if (before === undefined || before !== after || own === before) return false
  return sides.every((side) => own === undefined || (side.before !== own && side.after !== own))
}
