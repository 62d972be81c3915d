// What speaks for a run of open rows as the parts of the row beside it, in bits.
import { type ColumnSays, columnsSay } from './columns.ts'
import { digitBits } from './digits.ts'
import type { Figures } from './figure.ts'
import type { OpenRows } from './open-rows.ts'

/** Places among the open rows. */
export interface Candidate {
  at: number
  first: number
  last: number
  evidence: number
  /** What the other columns say of it; not in `evidence` yet. */
  says: ColumnSays
  cue: number
  /** Bits of the sum itself. */
  digits: number
}

/** Of the open rows before each place. */
export interface Prefixes {
  sums: Float64Array
  /** Figures that are not zero. */
  counts: Int32Array
  minuses: Int32Array
}

/** How many sums found so far stand below their parts, and above them. */
export interface Lean {
  up: number
  down: number
}

/** Bits added or taken, found on the 128 published tables; see test/fixtures/sums. */
const ofThreeParts = 1
const ofEdge = 2
/** All other rows of the table. */
const ofWhole = 3
const ofMixedSigns = -2
const ofOneFigure = -6
const ofOneInside = -9
/** Parts of one marker, others of which stand beyond them. */
const ofCutGroup = -5
const ofFoundBefore = -6
const ofShallowerPart = Number.NEGATIVE_INFINITY
const ofDirection = 5

/** A candidate for a place and a run beside it; null for one figure that equals it. */
export function createRunEvidence(
  figures: Figures,
  open: OpenRows,
  { counts, minuses }: Prefixes,
  lean: Lean,
): (at: number, first: number, last: number) => Candidate | null {
  const { rows, from: firstOf, to: lastOf, isSum } = open
  const size = rows.length
  const holdsShallower = createShallower(figures, rows)
  const columnSum = createColumnSums(figures, rows)

  return (at, first, last) => {
    const isDown = first > at
    const step = isDown ? 1 : -1
    const run = { first, last }
    const count = between(counts, run)
    if (count < 2) takeZeros(run, step)
    const end = isDown ? run.last : run.first
    const length = run.last - run.first + 1
    if (count < 2 && length === 1) return null
    const atEdge = isEdge(end + step, step)
    const row = rows[at] as number
    const minus = between(minuses, run)
    const cue = figures.cue(row)
    const digits = digitBits(figures.yen[row] as number)
    const ahead = isDown ? lean.down - lean.up : lean.up - lean.down
    let evidence = digits - Math.log2(1 + length) + cue
    if (count < 2) evidence += atEdge ? ofOneFigure : ofOneInside
    if (count > 2) evidence += ofThreeParts
    if (atEdge) evidence += ofEdge
    if (length === size - 1) evidence += ofWhole
    if (minus > 0 && minus < count) evidence += ofMixedSigns
    if (cutsGroup(row, end, step)) evidence += ofCutGroup
    if (holdsShallower(figures.level(row), run.first, run.last)) evidence += ofShallowerPart
    if (isSum[row] === 1) evidence += ofFoundBefore
    evidence += (ofDirection * ahead) / (1 + lean.up + lean.down)
    const says = columnsSay(
      figures,
      row,
      (column) => columnSum(column, run.first, run.last),
      length,
    )
    return { at, ...run, evidence, cue, digits, says }
  }

  /** One figure among zeros: all of them, to an edge. */
  function takeZeros(run: { first: number; last: number }, step: number): void {
    for (;;) {
      const next = step > 0 ? run.last + 1 : run.first - 1
      if (next < 0 || next >= size || isEdge(next, step)) return
      if (figures.yen[rows[next] as number] !== 0) return
      if (step > 0) run.last = next
      else run.first = next
    }
  }
  /** The list ends before a place, a row without a figure lies between, or it is a sum itself. */
  function isEdge(at: number, step: number): boolean {
    const next = rows[at]
    const before = rows[at - step]
    if (next === undefined || before === undefined || isSum[next] === 1) return true
    const gap =
      step > 0
        ? (firstOf[next] as number) - (lastOf[before] as number)
        : (firstOf[before] as number) - (lastOf[next] as number)
    return gap > 1
  }
  /** The farthest part has a marker that the sum has not, and the row beyond it has the same. */
  function cutsGroup(row: number, end: number, step: number): boolean {
    const beyond = rows[end + step]
    if (beyond === undefined || isSum[beyond] === 1) return false
    const marker = figures.marker(rows[end] as number)
    return marker !== 0 && marker !== figures.marker(row) && marker === figures.marker(beyond)
  }
}

const between = (prefix: Int32Array, { first, last }: { first: number; last: number }): number =>
  (prefix[last + 1] as number) - (prefix[first] as number)

/** Whether a run holds rows of a shallower level: no item is the sum of what stands above it. */
function createShallower(
  figures: Figures,
  rows: Int32Array,
): (level: number, first: number, last: number) => boolean {
  const byLevel = new Map<number, Int32Array>()
  return (level, first, last) => {
    if (level < 2) return false
    const counts = byLevel.get(level) ?? countShallower(figures, rows, level)
    byLevel.set(level, counts)
    return counts[last + 1] !== counts[first]
  }
}

function countShallower(figures: Figures, rows: Int32Array, level: number): Int32Array {
  const counts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    const own = figures.level(row)
    counts[i + 1] = (counts[i] as number) + (own > 0 && own < level ? 1 : 0)
  })
  return counts
}

/** What a run comes to in another column. */
function createColumnSums(
  figures: Figures,
  rows: Int32Array,
): (column: number, first: number, last: number) => number {
  const prefixes: Float64Array[] = []
  return (column, first, last) => {
    prefixes[column] ??= prefixOf(figures.column(column), rows)
    const sums = prefixes[column]
    return (sums?.[last + 1] ?? 0) - (sums?.[first] ?? 0)
  }
}

function prefixOf(column: Float64Array, rows: Int32Array): Float64Array {
  const sums = new Float64Array(rows.length + 1)
  rows.forEach((row, i) => {
    sums[i + 1] = (sums[i] as number) + (column[row] || 0)
  })
  return sums
}
