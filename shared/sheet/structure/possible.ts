// Runs that come to a row, but as likely by chance: no sum is made of it, and that is said.

import type { Figures } from './figure.ts'
import type { FoldedRuns } from './fold-runs.ts'
import type { FoundSum } from './found-sum.ts'
import type { Candidate } from './run-evidence.ts'

/** Bits from which a run is more than chance, though not enough of it. */
const least = 1
/** Bits of a figure that says something by itself. */
const leastDigits = 6

/** At most one for each row, and none that a cue calls an item. */
export function possibleSums(
  figures: Figures,
  { open: { rows: open }, left }: FoldedRuns,
): FoundSum[] {
  const best = new Map<number, Candidate>()
  for (const candidate of left) {
    if (candidate.cue < 0 || !(isAllButOne(candidate) || isNear(candidate))) continue
    const before = best.get(candidate.at)
    if (!before || before.evidence < candidate.evidence) best.set(candidate.at, candidate)
  }
  return [...best.values()].map(({ at, first, last, evidence, says }) => {
    const parts = Array.from(open.subarray(first, last + 1), lineOf)
    return {
      at: lineOf(open[at] as number),
      ...{ parts, from: parts[0] ?? 0, to: parts.at(-1) ?? 0 },
      ...{ evidence, isRun: true, byColumns: says.some((bits) => bits > 0), runnerUp: null },
    }
  })

  function lineOf(position: number): number {
    return figures.index[position] ?? -1
  }
  /** The first or last row, and all others come to it. */
  function isAllButOne({ first, last }: Candidate): boolean {
    return last - first === open.length - 2
  }
  function isNear({ evidence, digits }: Candidate): boolean {
    return evidence >= least && digits >= leastDigits
  }
}
