// Runs of open rows that come exactly to the row above or below them, each with what speaks for it.
import { type ColumnSays, columnsSay } from './columns.ts'
import { digitBits } from './digits.ts'
import type { Figure } from './figure.ts'

/** A row that is in no sum yet, with the lines already folded into it. */
export interface Open {
  figure: Figure
  from: number
  to: number
  isFound: boolean
}

/** Positions among the open rows. */
export interface Candidate {
  at: number
  first: number
  last: number
  /** Bits without those of the other columns. */
  evidence: number
  says: ColumnSays
  cue: number
  /** Bits of the sum itself. */
  digits: number
}

/** Bits added or taken, found on the 128 published tables; see test/fixtures/sums. */
const ofThreeParts = 1
const ofEdge = 2
const ofMixedSigns = -2
const ofOneFigure = -6
const ofOneInside = -9
const ofFoundBefore = -6
const ofShallowerPart = Number.NEGATIVE_INFINITY
const ofDirection = 5

/** All runs that come to their neighbour; nearest first, one up and one down for each row. */
export function candidatesAmong(
  open: readonly Open[],
  lean: { up: number; down: number },
): Candidate[] {
  const size = open.length
  const sums = new Float64Array(size + 1)
  const figures = new Int32Array(size + 1)
  const minuses = new Int32Array(size + 1)
  for (let i = 0; i < size; i++) {
    const { yen } = (open[i] as Open).figure
    sums[i + 1] = (sums[i] as number) + yen
    figures[i + 1] = (figures[i] as number) + (yen === 0 ? 0 : 1)
    minuses[i + 1] = (minuses[i] as number) + (yen < 0 ? 1 : 0)
  }
  const lastAt = new Map<number, number>()
  const found: Candidate[] = []
  const columnSum = createColumnSums(open)
  const holdsShallower = createShallower(open)
  for (let at = 0; at < size; at++) {
    const { yen } = (open[at] as Open).figure
    if (yen !== 0) {
      const first = lastAt.get((sums[at] as number) - yen)
      if (first !== undefined && first < at - 1) consider(at, first, at - 1)
    }
    lastAt.set(sums[at] as number, at)
  }
  lastAt.clear()
  for (let at = size - 1; at >= 0; at--) {
    const { yen } = (open[at] as Open).figure
    if (yen !== 0) {
      const end = lastAt.get((sums[at + 1] as number) + yen)
      if (end !== undefined && end > at + 2) consider(at, at + 1, end - 1)
    }
    lastAt.set(sums[at + 1] as number, at + 1)
  }
  return found

  function consider(at: number, first: number, last: number): void {
    const target = open[at] as Open
    const isDown = first > at
    let [from, to] = [first, last]
    const count = (figures[last + 1] as number) - (figures[first] as number)
    if (count < 2) {
      // One figure among zeros, all the way to an edge.
      while (isDown && to + 1 < size && !isEdge(to + 1, 1) && yenAt(to + 1) === 0) to++
      while (!isDown && from > 0 && !isEdge(from - 1, -1) && yenAt(from - 1) === 0) from--
    }
    const atEdge = isDown ? isEdge(to + 1, 1) : isEdge(from - 1, -1)
    if (count < 2 && to === from) return
    const length = to - from + 1
    const minus = (minuses[to + 1] as number) - (minuses[from] as number)
    const own = isDown ? lean.down - lean.up : lean.up - lean.down
    const { cue } = target.figure
    const digits = digitBits(target.figure.yen)
    let evidence = digits - Math.log2(1 + length) + cue
    if (count < 2) evidence += atEdge ? ofOneFigure : ofOneInside
    if (count > 2) evidence += ofThreeParts
    if (atEdge) evidence += ofEdge
    if (minus > 0 && minus < count) evidence += ofMixedSigns
    if (holdsShallower(target.figure.level, from, to)) evidence += ofShallowerPart
    if (target.isFound) evidence += ofFoundBefore
    evidence += (ofDirection * own) / (1 + lean.up + lean.down)
    const says = columnsSay(target.figure, (column) => columnSum(column, from, to), length)
    found.push({ at, first: from, last: to, evidence, cue, digits, says })
  }

  function yenAt(at: number): number {
    return (open[at] as Open).figure.yen
  }
  /** The list ends before a position, a row without a figure lies between, or it is a sum itself. */
  function isEdge(at: number, step: number): boolean {
    const next = open[at]
    const before = open[at - step]
    if (!next || !before || next.isFound) return true
    return step > 0 ? next.from - before.to > 1 : before.from - next.to > 1
  }
}

/** Whether a run holds rows of a shallower level: no item is the sum of what stands above it. */
function createShallower(
  open: readonly Open[],
): (level: number, first: number, last: number) => boolean {
  const byLevel = new Map<number, Int32Array>()
  return (level, first, last) => {
    if (level < 2) return false
    const counts = byLevel.get(level) ?? countShallower(open, level)
    byLevel.set(level, counts)
    return counts[last + 1] !== counts[first]
  }
}

function countShallower(open: readonly Open[], level: number): Int32Array {
  const counts = new Int32Array(open.length + 1)
  open.forEach(({ figure }, i) => {
    const isShallower = figure.level > 0 && figure.level < level
    counts[i + 1] = (counts[i] as number) + (isShallower ? 1 : 0)
  })
  return counts
}

/** What a run comes to in another column. */
function createColumnSums(
  open: readonly Open[],
): (column: number, first: number, last: number) => number {
  let prefixes: Float64Array[] | null = null
  return (column, first, last) => {
    prefixes ??= prefixesOf(open)
    const sums = prefixes[column]
    return (sums?.[last + 1] ?? 0) - (sums?.[first] ?? 0)
  }
}

function prefixesOf(open: readonly Open[]): Float64Array[] {
  const columns = open[0]?.figure.others.length ?? 0
  return Array.from({ length: columns }, (_, column) => {
    const sums = new Float64Array(open.length + 1)
    open.forEach(({ figure }, i) => {
      sums[i + 1] = (sums[i] as number) + (figure.others[column] || 0)
    })
    return sums
  })
}
