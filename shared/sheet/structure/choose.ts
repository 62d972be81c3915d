// Which of the runs that come to a row are folded into it together.
import type { Work } from '../../work.ts'
import type { Candidate } from './run-evidence.ts'

/** Beyond this, more digits say no more: the shorter run is folded first. */
const capped = 16
/** How far behind the best one a candidate may be to be folded in the same pass: more in a long table. */
const band = { short: 1, long: 6 }
const long = 2_000

/** Candidates among so many open rows that can be folded together: the best, and those near it that touch none of the others' rows. */
export function choose(size: number, likely: Candidate[], work: Work): Candidate[] {
  const rank = ({ evidence, cue }: Candidate): number => Math.min(evidence, capped) + cue
  const length = ({ first, last }: Candidate): number => last - first + 1
  likely.sort((a, b) => rank(b) - rank(a) || length(a) - length(b) || a.at - b.at)
  const ofTarget = byTarget(likely)
  const isTaken = new Uint8Array(size)
  const chosen: Candidate[] = []
  const [best] = likely
  if (!best) return []
  for (const candidate of likely) {
    if (rank(candidate) < rank(best) - (size > long ? band.long : band.short)) break
    const inner = innermost(candidate, ofTarget, work)
    if (!inner) break
    const from = Math.min(inner.at, inner.first)
    const to = Math.max(inner.at, inner.last)
    if (!work.take('sums', to - from + 1)) break
    if (isTaken.subarray(from, to + 1).includes(1)) continue
    isTaken.fill(1, from, to + 1)
    chosen.push(inner)
  }
  return chosen
}

export function byTarget(candidates: readonly Candidate[]): Map<number, Candidate[]> {
  const targets = new Map<number, Candidate[]>()
  for (const candidate of candidates) {
    const own = targets.get(candidate.at)
    if (own) own.push(candidate)
    else targets.set(candidate.at, [candidate])
  }
  return targets
}

/** A run waits while one of its rows has parts of its own outside it; null where the work runs out. */
function innermost(
  outer: Candidate,
  ofTarget: ReadonlyMap<number, readonly Candidate[]>,
  work: Work,
): Candidate | null {
  const seen = new Set<number>()
  let current = outer
  for (;;) {
    const { at, first, last } = current
    if (!work.take('sums', last - first + 1)) return null
    let next = beside(current, ofTarget)
    if (next && seen.has(next.at)) next = undefined
    for (let row = first; row <= last && !next; row++) {
      if (seen.has(row)) continue
      next = ofTarget
        .get(row)
        ?.find(
          (other) =>
            (at < other.first || at > other.last) && (other.last > last || other.first < first),
        )
    }
    if (!next) return current
    seen.add(next.at)
    current = next
  }
}

/**
 * The row beyond a run that the far end of the run comes to: ①, its parts, ②, its parts, 計(①+②). It goes
 * first, and the run then holds it in their place.
 */
function beside(
  { at, first, last }: Candidate,
  ofTarget: ReadonlyMap<number, readonly Candidate[]>,
): Candidate | undefined {
  return at > last
    ? ofTarget.get(first - 1)?.find((other) => other.first === first && other.last < last)
    : ofTarget.get(last + 1)?.find((other) => other.last === last && other.first > first)
}
