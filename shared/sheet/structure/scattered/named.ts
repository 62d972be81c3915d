// Rows of one name in every block, and the row of all blocks: 一般財源 of each project and of all.
import { digitBits } from '../digits.ts'
import { type FigureTable, type Scattered, type Take, yenAt } from './table.ts'

const mostNames = 60
const ofOtherName = 2

export function named(table: FigureTable, take: Take): Scattered[] {
  const { figures } = table
  const groups = new Map<number, number[]>()
  figures.index.forEach((_, at) => {
    const name = figures.name(at)
    if (name === 0) return
    const same = groups.get(name)
    if (same) same.push(at)
    else groups.set(name, [at])
  })
  const repeated = [...groups].filter(([, members]) => members.length > 1).slice(0, mostNames)
  const found: Scattered[] = []
  for (const [at, yen] of figures.yen.entries()) {
    if (yen === 0 || table.sums.has(at)) continue
    for (const [name, members] of repeated) {
      if (!take(members.length)) return found
      const cost = name === figures.name(at) ? 0 : Math.log2(repeated.length) + ofOtherName
      const above = members.filter((other) => other < at).reverse()
      const below = members.filter((other) => other > at)
      for (const run of [above, below]) {
        const parts = partsOf(run, yen)
        if (!parts) continue
        const evidence = digitBits(yen) - Math.log2(1 + parts.length) - 1 - cost
        found.push({ at, parts, evidence, isRegular: true })
      }
    }
  }
  return found

  function partsOf(run: readonly number[], yen: number): number[] | null {
    let sum = 0
    let count = 0
    let figures = 0
    for (const part of run) {
      const own = yenAt(table, part)
      sum += own
      count++
      if (own !== 0) figures++
      if (sum === yen && figures > 1) return run.slice(0, count)
    }
    return null
  }
}
