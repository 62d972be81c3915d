// What each subtotal and total covers: by its block, by its formula, by the figures.
import type { Covers, LineNames, Lines } from '../../model/budget.ts'
import type { FiguredSums } from '../structure/by-figures.ts'
import type { Span } from '../structure/by-formulas.ts'
import { coverBelow, nameTotals, sumsAbove } from './covers.ts'
import { nameOf, type RawLines } from './lines.ts'
import { type SecondBlock, secondBlock } from './second-block.ts'

export interface SettledTotals {
  /** Lines with an amount and no name that sum nothing. */
  orphans: number[]
  again: SecondBlock | null
  /** Amounts of the leaves above each line, added up. */
  sums: Float64Array
}

/** Sums of leaf amounts up to each row, and where blocks begin. */
export function settleTotals(
  { lines, unlabelled, maybeSums }: RawLines,
  { covers: figured, unworded, scattered }: FiguredSums,
  added: ReadonlyMap<number, readonly Span[]>,
): SettledTotals {
  const { covers } = lines
  const above = sumsAbove(lines, unlabelled, maybeSums)
  const isDecided = unlabelled.size + maybeSums.size === 0
  const sums = new Float64Array(lines.length + 1)
  const leaves = new Int32Array(lines.length + 1)
  const orphans: number[] = []
  const elsewhere = new Set(scattered)
  let afterSubtotal = 0
  let afterTotal = 0
  let afterGeneral = 0
  let lastSum = -1
  /** Nothing but blanks and notes since the last sum. */
  let onlyGaps = false
  let issueStart = 0
  let strategyStart = 0
  let issue = ''
  let strategy = ''
  let names: LineNames | null = null
  let ofLeaf: LineNames | null = null
  let isGeneral = false
  for (let i = 0; i < lines.length; i++) {
    sums[i + 1] = sums[i] as number
    leaves[i + 1] = leaves[i] as number
    const isTotal = lines.isSum(i)
    if (above && isTotal) {
      const own = above.get(i)
      if (own) covers.set(i, own)
      continue
    }
    if (scattered.has(i)) continue
    const byFormula = added.get(i)
    if (byFormula && !figured.has(i) && !isRunAbove(byFormula, i)) {
      const [only, more] = byFormula
      if (only && !more) covers.set(i, only)
      else elsewhere.add(i)
      continue
    }
    const byFigures = figured.get(i)
    if (byFigures && unworded.has(i)) {
      covers.set(i, byFigures)
      lastSum = i
      onlyGaps = true
      if (byFigures.to < i) afterSubtotal = i + 1
      continue
    }
    const undecided = !isDecided && (unlabelled.has(i) || maybeSums.has(i))
    if (isTotal || undecided) {
      const yen = lines.yen[i]
      const starts =
        lines.kindOf(i) === 'subtotal' || undecided
          ? [afterSubtotal, strategyStart, issueStart, afterTotal, 0, afterGeneral]
          : [afterTotal, 0, afterSubtotal, issueStart]
      const twin = onlyGaps ? lastSum : -1
      const ofTwin = covers.get(twin)
      const fits = fitting(starts, i, yen)
      if (ofTwin && lines.yen[twin] === yen) {
        lines.setKind(i, lines.kindOf(twin))
        covers.set(i, ofTwin)
      } else if (isTotal && fits !== undefined) {
        covers.set(i, { from: fits, to: i - 1 })
      } else if (isTotal && byFigures && !leavesOut(byFigures)) covers.set(i, byFigures)
      else if (isTotal) {
        const start = fitting(starts, i)
        if (start !== undefined) covers.set(i, { from: start, to: i - 1 })
      } else {
        if (unlabelled.has(i) && lines.departmentOf(i) === '') orphans.push(i)
        addLeaf(i)
        onlyGaps = false
        continue
      }
      lastSum = i
      onlyGaps = true
      afterSubtotal = i + 1
      if (lines.kindOf(i) === 'total' && covers.has(i)) afterTotal = i + 1
      continue
    }
    const kind = lines.kindOf(i)
    onlyGaps &&= kind === 'blank' || kind === 'note'
    const own = lines.namesOf(i)
    if (lines.isLeaf(i)) {
      addLeaf(i)
      if (own !== ofLeaf) {
        ofLeaf = own
        isGeneral = isGeneralAccount(lines, i)
      }
      if (isGeneral) afterGeneral = i + 1
    }
    if (own === names || !lines.isItem(i)) continue
    names = own
    if (own.issue !== issue) {
      issue = own.issue
      issueStart = i
      strategyStart = i
      strategy = own.strategy
    } else if (own.strategy !== strategy) {
      strategy = own.strategy
      strategyStart = i
    }
  }
  const again = secondBlock(lines, sums, leaves)
  coverBelow(lines, sums, elsewhere)
  nameTotals(lines, leaves)
  return { orphans: orphans.filter((i) => i < lines.length), again, sums }

  function addLeaf(i: number): void {
    const yen = lines.yen[i] as number
    if (!Number.isNaN(yen)) sums[i + 1] = (sums[i] as number) + yen
    leaves[i + 1] = (leaves[i] as number) + 1
  }
  /** The first start from which the rows above `to` have leaves that come to `yen`, or to anything. */
  function fitting(starts: readonly number[], to: number, yen?: number): number | undefined {
    return starts.find(
      (from) =>
        rangeLeaves(from, to) > 0 &&
        (yen === undefined || (sums[to] as number) - (sums[from] as number) === yen),
    )
  }
  /** An item right above what a total comes to is one that the total forgot. */
  function leavesOut({ from }: Covers): boolean {
    return from > 0 && lines.isLeaf(from - 1) && lines.stateOf(from - 1) !== 'missing'
  }
  function rangeLeaves(from: number, to: number): number {
    return (leaves[to] ?? 0) - (leaves[from] ?? 0)
  }
}

/** One run of rows that ends right above the row that adds it. */
const isRunAbove = (spans: readonly Span[], at: number): boolean =>
  spans.length === 1 && spans.every(({ to }) => to < at && to >= at - 3)

/** 一般会計 stands by itself before the special accounts, whose 小計 leaves it out. */
function isGeneralAccount(lines: Lines, i: number): boolean {
  const name = nameOf(lines, i)
  return name.length < 12 && name.endsWith('計') && /^一\s*般\s*会\s*計$/.test(name)
}
