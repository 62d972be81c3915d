// Which rows are the sum of others by the figures alone: runs beside them first, then parts elsewhere.
import type { Work } from '../../work.ts'
import type { LevelSums } from './by-levels.ts'
import { bitsOfColumns, columnsOf } from './columns.ts'
import type { Figures } from './figure.ts'
import { foldRuns } from './fold-runs.ts'
import type { FoundSum } from './found-sum.ts'
import { possibleSums } from './possible.ts'
import { mostScattered, scatteredSums } from './scattered/index.ts'
import type { Scattered } from './scattered/table.ts'
import { meansWholeRun, mistypedSums, sumsByOtherColumns } from './wrong-sums.ts'

export interface FoundSums {
  /** Inner ones first. */
  sums: readonly FoundSum[]
  /** Rows that others come to as well, but as likely by chance. */
  possible: readonly FoundSum[]
}

/** Rows that figures say are sums. @param levels sums that levels give away */
export function findSums(
  figures: Figures,
  levels: Pick<LevelSums, 'isHeld' | 'sums'>,
  work: Work,
): FoundSums {
  const runs = foldRuns(figures, levels, work)
  if (figures.size > mostScattered) return { sums: runs.found, possible: [] }
  const { sums, possible } = scatteredSums(figures, knownSums(), bitsOf, work)
  const byColumns = sumsByOtherColumns(figures, runs.open, runs.lean, runs.adds, work)
  const wrong = [...byColumns, ...mistypedSums(figures, runs.open, runs.lean)]
  const rows = Array.from(runs.open.rows, (row) => figures.index[row] as number)
  const elsewhere = sums.map(asFound).map((sum) => meansWholeRun(sum, rows) ?? sum)
  const all = [...runs.found, ...elsewhere, ...wrong]
  const isFound = new Set(all.map(({ at }) => at))
  const unsure = [...possibleSums(figures, runs), ...possible.map(asFound)]
  return { sums: all, possible: unsure.filter(({ at }) => !isFound.has(at)) }

  function knownSums(): Map<number, number[][]> {
    const positionOf = new Map(Array.from(figures.index, (line, at) => [line, at]))
    const position = (index: number): number => positionOf.get(index) ?? -1
    const known = new Map<number, number[][]>()
    for (const { at, parts } of [...levels.sums, ...runs.found]) {
      const readings = known.get(position(at)) ?? []
      known.set(position(at), [...readings, parts.map(position)])
    }
    return known
  }
  function bitsOf(at: number, parts: readonly number[]): number {
    return bitsOfColumns(columnsOf(figures, at, parts), runs.adds)
  }
  function asFound({ at, parts, evidence }: Scattered): FoundSum {
    const index = (position: number): number => figures.index[position] ?? -1
    const of = parts.map(index).sort((a, b) => a - b)
    return {
      ...{ at: index(at), parts: of, from: of[0] ?? 0, to: of.at(-1) ?? 0, evidence },
      ...{ isRun: false, byColumns: bitsOf(at, parts) > 0, runnerUp: null },
    }
  }
}
