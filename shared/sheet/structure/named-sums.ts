// What each sum that says so holds: of the runs that end at it, the one that speaks most for itself.
//
// A run begins where a block does: after the sum before, with a strategy, with an issue, with the table.
// That its leaves come to the figure weighs most, then that a slip of the pen lies between, then what the
// row's word says: 小計 holds the nearest block, 合計 the widest.
import { typingErrorOf } from '../../amount/typing-error.ts'
import type { Covers, LineNames, Lines } from '../../model/budget.ts'
import { noNames } from '../../model/lines.ts'
import { nameOf } from '../rows/lines.ts'
import type { FiguredSums } from './by-figures.ts'
import type { Span } from './by-formulas.ts'
import { digitBits } from './digits.ts'
import type { FoundSum } from './found-sum.ts'

const ofFigure = 32
/** A run of other sums and items that comes to it. */
const ofFound = 16
/** What the sum right above it holds, which has the same figure. */
const ofAgain = 18
/** Bits of a figure below which a slip of the pen says nothing. */
const ofSlip = 6

interface Run extends Covers {
  /** Bits against the other runs of the row. */
  evidence: number
}

/** Amounts, and number, of the leaves above each line, added up. */
export interface LeafSums {
  sums: Float64Array
  leaves: Int32Array
}

/** Says what each subtotal and total of the lines covers. */
export function coverNamedSums(
  lines: Lines,
  { found, covers: figured, unworded, scattered }: FiguredSums,
  added: ReadonlyMap<number, readonly Span[]>,
): LeafSums {
  const { covers, yen } = lines
  const { sums, leaves } = leafSumsOf(lines)
  const starts = createStarts(lines)
  const ends = endsOf(lines)
  const standAbove = sumsStandAbove(lines, found)
  /** The sum above, while nothing but blanks and notes follow it. */
  let last = -1
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isSum(i)) {
      starts.pass(i)
      if (last >= 0 && lines.kindOf(i) !== 'blank' && lines.kindOf(i) !== 'note') last = -1
      continue
    }
    if (scattered.has(i)) continue
    const spans = figured.has(i) ? undefined : added.get(i)
    const [only, more] = spans ?? []
    if (only && !(more === undefined && isRightAbove(only, i))) {
      if (more === undefined) covers.set(i, only)
      continue
    }
    const own = likeliestOf(i)
    if (own) covers.set(i, { from: own.from, to: own.to })
    if (own && own.to < i) starts.sum(i)
    last = i
  }
  return { sums, leaves }

  function likeliestOf(i: number): Covers | undefined {
    const byFigures = figured.get(i)
    if (byFigures && unworded.has(i)) return byFigures
    const isTotal = lines.kindOf(i) === 'total'
    const above = starts.of(isTotal).map((from) => ({ from, to: i - 1 }))
    const below = [
      { from: i + 1, to: (ends[i] as number) - 1 },
      { from: i + 1, to: lines.length - 1 },
    ]
    if (isTotal && standAbove) below.reverse()
    const runs = (standAbove ? [...below, ...above] : [...above, ...below])
      .filter(({ from, to }) => from <= to && leaves[to + 1] !== leaves[from])
      .map((run, place): Run => ({ ...run, evidence: bitsOf(i, run) - place }))
    const again = yen[last] === yen[i] ? covers.get(last) : undefined
    if (again) runs.push({ ...again, evidence: ofAgain })
    if (byFigures && !leavesOut(byFigures)) runs.push({ ...byFigures, evidence: ofFound })
    return runs.sort((a, b) => b.evidence - a.evidence)[0]
  }
  function bitsOf(i: number, { from, to }: Covers): number {
    const own = yen[i] as number
    const sum = (sums[to + 1] as number) - (sums[from] as number)
    if (sum === own) return ofFigure
    return typingErrorOf(own, sum) === null ? 0 : Math.max(0, digitBits(own) - ofSlip)
  }
  /** An item right above what a total comes to is one that the total forgot. */
  function leavesOut({ from }: Covers): boolean {
    return from > 0 && lines.isLeaf(from - 1) && lines.stateOf(from - 1) !== 'missing'
  }
}

/** A run that ends right above the row that adds it. */
const isRightAbove = ({ to }: Span, at: number): boolean => to < at && to >= at - 3

function leafSumsOf(lines: Lines): LeafSums {
  const sums = new Float64Array(lines.length + 1)
  const leaves = new Int32Array(lines.length + 1)
  for (let i = 0; i < lines.length; i++) {
    const isLeaf = lines.isLeaf(i)
    sums[i + 1] = (sums[i] as number) + (isLeaf ? lines.yen[i] || 0 : 0)
    leaves[i + 1] = (leaves[i] as number) + (isLeaf ? 1 : 0)
  }
  return { sums, leaves }
}

/** For each line the next sum below it, or the end of the lines. */
function endsOf(lines: Lines): Int32Array {
  const ends = new Int32Array(lines.length)
  let end = lines.length
  for (let i = lines.length - 1; i >= 0; i--) {
    ends[i] = end
    if (lines.isSum(i)) end = i
  }
  return ends
}

/** More of the sums that figures give away stand over their parts, or the first one over all items. */
function sumsStandAbove(lines: Lines, found: readonly FoundSum[]): boolean {
  const above = found.filter(({ at, from }) => from > at).length
  if (above * 2 !== found.length) return above * 2 > found.length
  for (let i = 0; i < lines.length; i++) {
    if (lines.isSum(i)) return true
    if (lines.isLeaf(i)) return false
  }
  return false
}

/** Where blocks begin, nearest first for a 小計, widest first for a 合計. */
function createStarts(lines: Lines) {
  let [afterSubtotal, afterTotal, afterGeneral, issueStart, strategyStart] = [0, 0, 0, 0, 0]
  let names: LineNames | null = null
  let isGeneral = false
  return {
    of: (isTotal: boolean): number[] =>
      isTotal
        ? [afterTotal, 0, afterSubtotal, issueStart]
        : [afterSubtotal, strategyStart, issueStart, afterTotal, 0, afterGeneral],
    sum(i: number): void {
      afterSubtotal = i + 1
      if (lines.kindOf(i) === 'total') afterTotal = i + 1
    },
    pass(i: number): void {
      const own = lines.namesOf(i)
      if (own === noNames || !lines.isItem(i)) return
      if (own !== names) {
        if (own.issue !== names?.issue) issueStart = strategyStart = i
        else if (own.strategy !== names.strategy) strategyStart = i
        isGeneral = isGeneralAccount(lines, i)
        names = own
      }
      if (isGeneral && lines.isLeaf(i)) afterGeneral = i + 1
    },
  }
}

/** 一般会計 stands by itself before the special accounts, whose 小計 leaves it out. */
function isGeneralAccount(lines: Lines, i: number): boolean {
  const name = nameOf(lines, i)
  return name.length < 12 && name.endsWith('計') && /^一\s*般\s*会\s*計$/.test(name)
}
