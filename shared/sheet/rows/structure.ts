// Which rows carry the sum of others: parents above their children, subtotals and totals beside them.
import type { Covers, LineNames, Lines } from '../../model/budget.ts'
import type { Work } from '../../work.ts'
import { type Cues, type FiguredSums, settleByFigures } from '../structure/by-figures.ts'
import type { FoundSum } from '../structure/find-sums.ts'
import { coverBelow, nameTotals, sumsAbove } from './covers.ts'
import { nameOf, type RawLines } from './lines.ts'
import { setMarkTotalsAside } from './mark-totals.ts'
import { type SecondBlock, secondBlock } from './second-block.ts'

export interface Settled {
  /** Lines with an amount and no name that sum nothing. */
  orphans: number[]
  again: SecondBlock | null
  /** Sums that nothing but the figures gave away. */
  unnamed: readonly FoundSum[]
}

/** Settles the kinds of all rows: parent or leaf, section, subtotal or total with what it covers. */
export function settleStructure(raw: RawLines, cues: Cues, work: Work): Settled {
  settleParts(raw)
  setMarkTotalsAside(raw.lines)
  const figured = settleByFigures(raw, cues, work)
  settleParents(raw)
  const { lines } = raw
  const settled = settleTotals(raw, figured)
  const unnamed = figured.unnamed.filter(({ at }) => at < lines.length && lines.isSum(at))
  return { ...settled, unnamed }
}

/** A row with deeper rows in its own block below it is a parent; without an amount, a section's title. */
function settleParents({ lines, begins, unlabelled, maybeSums }: RawLines): void {
  const { level } = lines
  const leafLevel = shallowestLeaf(lines)
  const isUndecided = (i: number) => unlabelled.has(i) || maybeSums.has(i)
  const allDecided = unlabelled.size + maybeSums.size === 0
  let nextLevel = 0
  let nextBegins = 0
  let hasParents = false
  for (let i = lines.length - 1; i >= 0; i--) {
    const own = level[i] as number
    if (lines.isSum(i)) nextLevel = 0
    else if (lines.kindOf(i) === 'relisted') nextBegins = Math.min(nextBegins, begins[i] as number)
    if (!lines.isItem(i) || (!allDecided && isUndecided(i))) continue
    const hasChildren = nextLevel > own && nextBegins > own
    if ((hasChildren || own < leafLevel) && lines.stateOf(i) === 'missing')
      lines.setKind(i, 'section')
    else if (hasChildren) {
      lines.setKind(i, 'parent')
      hasParents = true
    }
    nextLevel = own
    nextBegins = begins[i] as number
  }
  if (!hasParents) return
  const open: number[] = []
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isItem(i)) continue
    const own = level[i] as number
    while (open.length > 0) {
      const parentLevel = level[open.at(-1) as number] as number
      if (own > parentLevel && (begins[i] as number) > parentLevel) break
      open.pop()
    }
    lines.setParent(i, open.at(-1) ?? -1)
    if (lines.kindOf(i) === 'parent') open.push(i)
  }
}

/** The shallowest level that carries amounts without anything below it; names above it only head blocks. */
function shallowestLeaf(lines: Lines): number {
  const { level } = lines
  let shallowest = 8
  for (let i = 0; i < lines.length; i++) {
    const own = level[i] as number
    if (own >= shallowest || !lines.isLeaf(i) || lines.stateOf(i) === 'missing') continue
    const isParent = i + 1 < lines.length && lines.isLeaf(i + 1) && (level[i + 1] as number) > own
    if (!isParent) shallowest = own
  }
  return Math.min(shallowest, 3)
}

/** Sums of leaf amounts up to each row, and where blocks begin. */
function settleTotals(
  { lines, unlabelled, maybeSums }: RawLines,
  { covers: figured, unworded, scattered }: FiguredSums,
): Omit<Settled, 'unnamed'> {
  const { covers } = lines
  const above = sumsAbove(lines, unlabelled, maybeSums)
  const isDecided = unlabelled.size + maybeSums.size === 0
  const sums = new Float64Array(lines.length + 1)
  const leaves = new Int32Array(lines.length + 1)
  const orphans: number[] = []
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
      } else if (fits !== undefined && (!undecided || rangeLeaves(fits, i) > 1)) {
        if (!isTotal) lines.setKind(i, 'subtotal')
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
  coverBelow(lines, sums, scattered)
  nameTotals(lines, leaves)
  return { orphans: orphans.filter((i) => i < lines.length), again }

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

/** 一般会計 stands by itself before the special accounts, whose 小計 leaves it out. */
function isGeneralAccount(lines: Lines, i: number): boolean {
  const name = nameOf(lines, i)
  return name.length < 12 && name.endsWith('計') && /^一\s*般\s*会\s*計$/.test(name)
}

/** Parts listed below an item without a name of their own, which come to its amount. */
function settleParts({ lines, unlabelled }: RawLines): void {
  if (unlabelled.size === 0) return
  const { yen } = lines
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isLeaf(i) || unlabelled.has(i)) continue
    let sum = 0
    let next = i + 1
    while (unlabelled.has(next)) sum += yen[next++] || 0
    if (next === i + 1 || sum !== yen[i]) continue
    for (let part = i + 1; part < next; part++) {
      lines.setKind(part, 'included')
      unlabelled.delete(part)
    }
  }
}
