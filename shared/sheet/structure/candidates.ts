// Runs of open rows that come exactly to the row above or below them, each with what speaks for it.
import type { Figures } from './figure.ts'
import { createLastAt } from './last-at.ts'
import type { OpenRows } from './open-rows.ts'
import { type Candidate, createRunEvidence, type Lean, type Prefixes } from './run-evidence.ts'

/** All runs that come to their neighbour; nearest first, one up and one down for each row. */
export function candidatesAmong(figures: Figures, open: OpenRows, lean: Lean): Candidate[] {
  const { rows } = open
  const size = rows.length
  const prefixes = prefixesOf(figures, rows)
  const { sums } = prefixes
  const evidenceOf = createRunEvidence(figures, open, prefixes, lean)
  const found: Candidate[] = []
  const above = createLastAt(size)
  for (let at = 0; at < size; at++) {
    const yen = figures.yen[rows[at] as number] as number
    const first = yen === 0 ? -1 : above.get((sums[at] as number) - yen)
    if (first >= 0) consider(at, first, at - 1)
    above.set(sums[at] as number, at)
  }
  const below = createLastAt(size)
  for (let at = size - 1; at >= 0; at--) {
    const yen = figures.yen[rows[at] as number] as number
    const end = yen === 0 ? -1 : below.get((sums[at + 1] as number) + yen)
    if (end >= 0) consider(at, at + 1, end - 1)
    below.set(sums[at + 1] as number, at + 1)
  }
  return found

  function consider(at: number, first: number, last: number): void {
    const candidate = evidenceOf(at, first, last)
    if (candidate) found.push(candidate)
  }
}

/** Yen, figures but zeros, and minuses of the open rows before each place, added up. */
function prefixesOf({ yen }: Figures, rows: Int32Array): Prefixes {
  const size = rows.length
  const sums = new Float64Array(size + 1)
  const counts = new Int32Array(size + 1)
  const minuses = new Int32Array(size + 1)
  for (let i = 0; i < size; i++) {
    const own = yen[rows[i] as number] as number
    sums[i + 1] = (sums[i] as number) + own
    counts[i + 1] = (counts[i] as number) + (own === 0 ? 0 : 1)
    minuses[i + 1] = (minuses[i] as number) + (own < 0 ? 1 : 0)
  }
  return { sums, counts, minuses }
}
