// Merged cells by row: which cell stands for which area.
import { type CellRange, parseRange } from '../../../shared/address/index.ts'

export interface Merges {
  /** The merged area that a cell is of; null for a cell by itself. */
  at(row: number, column: number): CellRange | null
  /** Those that reach into rows. */
  within(top: number, bottom: number): CellRange[]
}

/** Rows up to which an area is kept by row; one that is longer is looked through. */
const LONG = 2_000

export function mergesOf(addresses: readonly string[] = []): Merges {
  const byRow = new Map<number, CellRange[]>()
  const long: CellRange[] = []
  for (const address of addresses) {
    const range = parseRange(address)
    if (!range) continue
    if (range.bottom - range.top > LONG) long.push(range)
    else
      for (let row = range.top; row <= range.bottom; row++) {
        const own = byRow.get(row)
        if (own) own.push(range)
        else byRow.set(row, [range])
      }
  }
  return {
    at(row, column) {
      const isOf = ({ top, bottom, left, right }: CellRange): boolean =>
        row >= top && row <= bottom && column >= left && column <= right
      return byRow.get(row)?.find(isOf) ?? long.find(isOf) ?? null
    },
    within(top, bottom) {
      const found = new Set(long.filter((range) => range.top <= bottom && range.bottom >= top))
      for (let row = top; row <= bottom; row++)
        for (const range of byRow.get(row) ?? []) found.add(range)
      return [...found]
    },
  }
}
