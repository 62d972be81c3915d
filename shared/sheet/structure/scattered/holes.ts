// Runs that come to a row but for one of their rows, or that end a row or two away from it.
import { digitBits } from '../digits.ts'
import { type FigureTable, type Scattered, type Take, yenAt } from './table.ts'

const mostRun = 400
const mostGap = 3
const ofGap = 2
const ofHole = 1
const ofEdge = 1

/** Among the rows that no sum holds. */
export function holes(table: FigureTable, take: Take): Scattered[] {
  const { open, figures } = table
  const found: Scattered[] = []
  let above = 0
  const enough = Math.log2(figures.size) + 3
  figures.index.forEach((_, at) => {
    while ((open[above] ?? at) < at) above++
    const yen = yenAt(table, at)
    if (table.sums.has(at) || digitBits(yen) < enough) return
    const places = [above - 1, open[above] === at ? above + 1 : above]
    places.forEach((place, side) => {
      const step = side === 0 ? -1 : 1
      for (let gap = 0; gap <= mostGap; gap++) {
        if (!lookFrom(place + step * gap, at, yen, step, gap)) return
      }
    })
  })
  return found

  function lookFrom(place: number, at: number, yen: number, step: number, gap: number): boolean {
    const parts: number[] = []
    const positionOf = new Map<number, number>()
    let sum = 0
    let figures = 0
    for (let next = place; parts.length < mostRun; next += step) {
      const part = open[next]
      if (part === undefined) break
      if (!take(1)) return false
      parts.push(part)
      const own = yenAt(table, part)
      sum += own
      if (own !== 0) figures++
      positionOf.set(own, part)
      const atEdge = open[next + step] === undefined || table.sums.has(open[next + step] as number)
      const cost = ofEdge + gap * ofGap
      if (!atEdge) continue
      if (gap > 0 && sum === yen && figures > 1) note(at, parts, cost)
      const hole = gap === 0 && figures > 2 ? positionOf.get(sum - yen) : undefined
      if (hole !== undefined && hole !== part)
        note(
          at,
          parts.filter((other) => other !== hole),
          cost + Math.log2(1 + parts.length) + ofHole,
        )
    }
    return true
  }
  function note(at: number, parts: readonly number[], cost: number): void {
    if (parts.length < 2) return
    const yen = yenAt(table, at)
    const evidence = digitBits(yen) - Math.log2(figures.size) - cost
    found.push({ at, parts: [...parts], evidence })
  }
}
