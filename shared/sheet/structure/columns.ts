// What the other amount columns say of a sum: chance agrees once, not three times.
import { digitBits } from './digits.ts'
import type { Figures } from './figure.ts'

const mostOfColumn = 10
const ofOtherColumn = -5
/** Bits from which a sum shows whether the other columns add up as well; shares and unit prices do not. */
const plain = 8
/** Fractions are added in floating point. */
const precision = 1e-9

/** Bits of each column that says something: above 0 where it comes to its sum as well, below 0 where not. */
export type ColumnSays = readonly number[]
const nothing: ColumnSays = []

/** What the columns say of a sum. @param at position of the sum @param sumOf what the parts come to in a column */
export function columnsSay(
  figures: Figures,
  at: number,
  sumOf: (column: number) => number,
  parts: number,
): ColumnSays {
  if (figures.columns === 0) return nothing
  return Array.from({ length: figures.columns }, (_, column) => {
    const own = figures.column(column)[at] as number
    if (Number.isNaN(own)) return 0
    const sum = sumOf(column)
    if (Math.abs(sum - own) > precision * Math.abs(own)) return ofOtherColumn
    return Math.max(0, Math.min(mostOfColumn, digitBits(own) - Math.log2(1 + parts)))
  })
}

/** Bits of all columns together. @param adds whether each of them is known to add up, or not to */
export const bitsOfColumns = (says: ColumnSays, adds: readonly (boolean | null)[]): number =>
  says.reduce((sum, bits, column) => sum + (bits < 0 && adds[column] === false ? 0 : bits), 0)

/** Which columns add up, by the sums that the amounts alone give away; null where none tells. */
export function columnsThatAdd(
  sums: readonly { says: ColumnSays; evidence: number }[],
): (boolean | null)[] {
  const plainSums = sums.filter(({ evidence }) => evidence >= plain)
  const columns = plainSums[0]?.says.length ?? 0
  return Array.from({ length: columns }, (_, column) => {
    const agree = plainSums.filter(({ says }) => (says[column] ?? 0) > 0).length
    const differ = plainSums.filter(({ says }) => (says[column] ?? 0) < 0).length
    return agree === differ ? null : agree > differ
  })
}

/** What the columns say of parts anywhere, given as positions among the figures. */
export const columnsOf = (figures: Figures, at: number, parts: readonly number[]): ColumnSays =>
  columnsSay(
    figures,
    at,
    (column) => parts.reduce((sum, part) => sum + (figures.column(column)[part] || 0), 0),
    parts.length,
  )
