// Which rows are the sum of others by the figures alone: runs of open rows that come to the row beside them.
//
// A run that adds up is folded into its sum, and what is left is looked at again: sums of sums appear
// once their parts are folded. The idea is of Jiang et al., Aggregation Detection in CSV Files (EDBT 2022).
import type { Work } from '../../work.ts'
import { type Candidate, candidatesAmong, type Open } from './candidates.ts'
import { bitsOfColumns, columnsOf, columnsThatAdd } from './columns.ts'
import type { Figure } from './figure.ts'
import { mostScattered, scatteredSums } from './scattered/index.ts'

/** A row and the rows that come to it. Indexes are of lines. */
export interface FoundSum {
  at: number
  /** The rows it adds directly: items, or sums of others. */
  parts: number[]
  /** First and last line of all it holds. */
  from: number
  to: number
  /** Bits by which this is likelier than chance. */
  evidence: number
  /** Whether the parts stand in one run. */
  isRun: boolean
  /** Bits of the next best reading of the same row; null without one. */
  runnerUp: number | null
}

/** Least evidence of a sum in a table where sums are plainly there, and in one where none is sure. */
const enough = 2
const sure = 0
/** Bits of a figure below which it says nothing by itself: 10 + 20 = 30. */
const leastDigits = 3.5
/** Beyond this, more digits say no more: the shorter run is folded first. */
const capped = 16
/** How far behind the best one a candidate may be to be folded in the same pass. */
const band = 1
const mostPasses = 60

/** Rows that figures say are sums, inner ones first. */
export function findSums(figures: readonly Figure[], work: Work): FoundSum[] {
  const found: FoundSum[] = []
  const foundAt = new Map<number, FoundSum>()
  const scale = commonScale(figures)
  let open: Open[] = figures.map((figure) => ({
    figure: scale === 1 ? figure : { ...figure, yen: figure.yen / scale },
    from: figure.index,
    to: figure.index,
    isFound: false,
  }))
  const lean = { up: 0, down: 0 }
  let adds: (boolean | null)[] | null = null
  const strict = sure + Math.log2(1 + figures.length)
  for (let pass = 0; pass < mostPasses && open.length > 2; pass++) {
    if (!work.take('sums', open.length)) break
    const isPlain = found.filter(({ evidence }) => evidence >= strict).length > 0
    const alone = candidatesAmong(open, lean)
    adds ??= columnsThatAdd(alone)
    const all = alone.map((candidate) => ({
      ...candidate,
      evidence: candidate.evidence + bitsOfColumns(candidate.says, adds ?? []),
    }))
    const likely = all.filter(
      ({ evidence, cue, digits }) =>
        evidence >= (isPlain || cue > 0 ? enough : strict) && (cue > 0 || digits >= leastDigits),
    )
    if (likely.length === 0) break
    const chosen = choose(open, likely, work)
    if (chosen.length === 0) break
    const rivals = byTarget(all)
    const folded = new Uint8Array(open.length)
    for (const candidate of chosen) {
      fold(candidate, rivals.get(candidate.at) ?? [])
      folded.fill(1, candidate.first, candidate.last + 1)
    }
    open = open.filter((_, at) => folded[at] === 0)
  }
  return [...found, ...scattered()]

  function scattered(): FoundSum[] {
    if (figures.length > mostScattered) return []
    const scaled = figures.map((figure) => ({ ...figure, yen: figure.yen / scale }))
    const positionOf = new Map(figures.map(({ index }, at) => [index, at]))
    const position = (index: number): number => positionOf.get(index) ?? -1
    const known = new Map<number, number[][]>()
    for (const { at, parts } of found)
      known.set(position(at), [...(known.get(position(at)) ?? []), parts.map(position)])
    const index = (at: number): number => figures[at]?.index ?? -1
    const says = columnsOf(scaled)
    const columnBits = (at: number, parts: readonly number[]): number =>
      bitsOfColumns(says(at, parts), adds ?? [])
    return scatteredSums(scaled, known, columnBits, work).map(({ at, parts, evidence }) => {
      const of = parts.map(index).sort((a, b) => a - b)
      const [from = 0] = of
      const to = of.at(-1) ?? from
      return { at: index(at), parts: of, from, to, evidence, isRun: false, runnerUp: null }
    })
  }

  function fold(candidate: Candidate, same: readonly Candidate[]): void {
    const { at, first, last, evidence } = candidate
    const target = open[at] as Open
    const parts = open.slice(first, last + 1)
    const rivals = same.filter((other) => other !== candidate)
    const sum: FoundSum = {
      at: target.figure.index,
      parts: parts.map(({ figure }) => figure.index),
      from: Math.min(...parts.map(({ from }) => from)),
      to: Math.max(...parts.map(({ to }) => to)),
      evidence,
      isRun: true,
      runnerUp: rivals.length > 0 ? Math.max(...rivals.map((other) => other.evidence)) : null,
    }
    found.push(sum)
    foundAt.set(sum.at, sum)
    lean[first > at ? 'down' : 'up']++
    target.from = Math.min(target.from, sum.from)
    target.to = Math.max(target.to, sum.to)
    target.isFound = true
  }
}

/** The power of ten that divides every figure: a sheet in thousands says no more than one in units. */
function commonScale(figures: readonly Figure[]): number {
  let scale = 1_000_000
  for (const { yen } of figures) while (scale > 1 && yen % scale !== 0) scale /= 10
  return scale
}

/** Candidates that can be folded together: the best, and those near it that touch none of the others' rows. */
function choose(open: readonly Open[], likely: Candidate[], work: Work): Candidate[] {
  const rank = ({ evidence, cue }: Candidate): number => Math.min(evidence, capped) + cue
  const length = ({ first, last }: Candidate): number => last - first + 1
  likely.sort((a, b) => rank(b) - rank(a) || length(a) - length(b) || a.at - b.at)
  const ofTarget = byTarget(likely)
  const isTaken = new Uint8Array(open.length)
  const chosen: Candidate[] = []
  const [best] = likely
  if (!best) return []
  for (const candidate of likely) {
    if (rank(candidate) < rank(best) - band) break
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

function byTarget(candidates: readonly Candidate[]): Map<number, Candidate[]> {
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
    let next: Candidate | undefined
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
