// Sums of the sums above, items between them aside, with one figure that is no sum where need be.
import { digitBits } from '../digits.ts'
import { type FigureTable, type Scattered, type Take, yenAt } from './table.ts'

const mostSums = 60

export function levels(table: FigureTable, take: Take): Scattered[] {
  const { figures, sums } = table
  const open = table.open.filter((at) => sums.has(at))
  const lastOf = new Map<number, number>()
  const found: Scattered[] = []
  figures.yen.forEach((yen, at) => {
    if (yen !== 0 && !sums.has(at) && take(open.length)) lookAbove(at, yen)
    if (!sums.has(at)) lastOf.set(yen, at)
  })
  return found

  function lookAbove(at: number, yen: number): void {
    const parts: number[] = []
    let sum = 0
    for (let i = open.length - 1; i >= 0 && parts.length < mostSums; i--) {
      const part = open[i] as number
      if (part > at) continue
      parts.push(part)
      sum += yenAt(table, part)
      if (parts.length < 2) continue
      const cost = Math.log2(figures.size) + Math.log2(1 + parts.length)
      const more = lastOf.get(yen - sum)
      if (sum === yen) note(at, parts, cost)
      else if (more !== undefined) note(at, [...parts, more], cost + Math.log2(figures.size))
    }
  }
  function note(at: number, parts: readonly number[], cost: number): void {
    found.push({ at, parts: [...parts], evidence: digitBits(yenAt(table, at)) - cost })
  }
}
