// A sum's figure once more: the total of a block that heads the next one.
import { digitBits } from '../digits.ts'
import { type FigureTable, type Scattered, yenAt } from './table.ts'

const ofRepeat = 4

export function repeats(table: FigureTable): Scattered[] {
  const { figures, sums } = table
  const sumOf = new Map([...sums.keys()].map((at) => [yenAt(table, at), at]))
  const cost = Math.log2(1 + sums.size) + Math.log2(figures.size) + ofRepeat
  return Array.from(figures.yen).flatMap((yen, at) => {
    const same = sums.has(at) ? undefined : sumOf.get(yen)
    if (same === undefined || yen === 0) return []
    return { at, parts: [same], evidence: digitBits(yen) - cost }
  })
}
