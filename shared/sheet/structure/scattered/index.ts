// Sums whose parts do not stand in one run beside them.
import type { Work } from '../../../work.ts'
import type { Figures } from '../figure.ts'
import { holes } from './holes.ts'
import { levels } from './levels.ts'
import { named } from './named.ts'
import { pairs } from './pairs.ts'
import { repeats } from './repeats.ts'
import { strides } from './strides.ts'
import {
  countsOnce,
  type FigureTable,
  isSaid,
  type Scattered,
  type Take,
  tableOf,
} from './table.ts'

/** Among more figures some come to any other by chance. */
export const mostScattered = 600
const mostPasses = 4
/** Steps of looking, for a table of that size. */
const mostSteps = 1_500_000
const least = 3
/** Bits below the least in which a sum is as likely as chance. */
const doubt = 1
const ofWord = 8
/** A total that its name gives away forgets a row more often than its parts stand elsewhere. */
const ofForgotten = -5

type Readings = readonly (readonly number[])[]
const ways: readonly ((table: FigureTable, take: Take) => Scattered[])[] = [
  ...[named, levels, repeats, pairs, holes, strides],
]

/**
 * Sums among figures that runs do not explain, likeliest first.
 * @param known sums found so far with the readings of their direct parts, by position
 * @param columnBits what the other columns say of a sum
 */
export function scatteredSums(
  figures: Figures,
  known: ReadonlyMap<number, Readings>,
  columnBits: (at: number, parts: readonly number[]) => number,
  work: Work,
): { sums: Scattered[]; possible: Scattered[] } {
  const found: Scattered[] = []
  const sums = new Map(known)
  let possible: Scattered[] = []
  let steps = mostSteps
  const take: Take = (wanted) => {
    steps -= wanted
    return steps >= 0 && work.take('sums', wanted)
  }
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = found.length
    let table = tableOf(figures, sums)
    possible = []
    for (const one of likelyIn(table)) {
      if (sums.has(one.at) || isSaid(table, one) || !countsOnce(table, one)) continue
      if (one.evidence < least) {
        possible.push(one)
        continue
      }
      sums.set(one.at, [one.parts])
      found.push(one)
      table = tableOf(figures, sums)
    }
    if (found.length === before) break
  }
  return { sums: found, possible }

  function likelyIn(table: FigureTable): Scattered[] {
    return ways
      .flatMap((way) => way(table, take))
      .filter(({ at, isRegular }) => isRegular || !isWorded(at))
      .map((one) => ({
        ...one,
        evidence: one.evidence + cueOf(one.at) + columnBits(one.at, one.parts),
      }))
      .filter(({ evidence }) => evidence >= least - doubt)
      .sort((a, b) => b.evidence - a.evidence || a.at - b.at)
  }
  function isWorded(at: number): boolean {
    return figures.cue(at) >= ofWord
  }
  function cueOf(at: number): number {
    return isWorded(at) ? ofForgotten : figures.cue(at)
  }
}
