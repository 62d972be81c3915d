// Which rows carry the sum of others: parents above their children, subtotals and totals beside them.
import type { Covers, LineNames, Lines } from '../../model/budget.ts'
import type { Work } from '../../work.ts'
import { type Cues, type FiguredSums, settleByFigures } from '../structure/by-figures.ts'
import type { FoundSum } from '../structure/find-sums.ts'
import { nameOf, type RawLines } from './lines.ts'
import { setMarkTotalsAside } from './mark-totals.ts'

export interface Settled {
  /** Lines with an amount and no name that sum nothing. */
  orphans: number[]
  /**
   * Sheet rows of a second block of items with a total of its own below the first one's.
   * `same`: it comes to the same total, so it is the same money again and is cut off.
   */
  again: { from: number; to: number; same: boolean } | null
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
  { covers: figured, unworded }: FiguredSums,
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
  coverBelow(lines, sums)
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

/**
 * Totals and subtotals that all stand over what they sum, the whole table's first; null where the
 * figures do not say so. Each subtotal reaches to the next one.
 */
function sumsAbove(
  lines: Lines,
  unlabelled: ReadonlySet<number>,
  maybeSums: ReadonlySet<number>,
): Map<number, Covers> | null {
  const { yen } = lines
  const sums: number[] = []
  for (let i = 0; i < lines.length; i++) {
    if (lines.isSum(i)) sums.push(i)
    else if (lines.isLeaf(i) && sums.length === 0) return null
  }
  const [first] = sums
  if (first === undefined || sums.length < 3 || unlabelled.size > 0 || maybeSums.size > 0)
    return null
  const covers = new Map<number, Covers>()
  let whole = 0
  for (let s = 1; s < sums.length; s++) {
    const at = sums[s] ?? 0
    const to = (sums[s + 1] ?? lines.length) - 1
    let sum = 0
    for (let i = at + 1; i <= to; i++) if (lines.isLeaf(i)) sum += yen[i] || 0
    if (to <= at || sum !== yen[at]) return null
    whole += sum
    covers.set(at, { from: at + 1, to })
  }
  if (whole !== yen[first]) return null
  return covers.set(first, { from: first + 1, to: lines.length - 1 })
}

/**
 * A total that sums all above it, then items with a total of their own and no sum of both: another
 * table without a heading. When both come to the same, it is the same money and is cut off.
 */
function secondBlock(lines: Lines, sums: Float64Array, leaves: Int32Array): Settled['again'] {
  const { yen, covers } = lines
  const totals: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const own = lines.kindOf(i) === 'total' ? covers.get(i) : undefined
    if (own && (sums[own.to + 1] ?? 0) - (sums[own.from] ?? 0) === yen[i]) totals.push(i)
  }
  const startOf = (i: number): number => covers.get(i)?.from ?? 0
  const first = totals.find((i) => startOf(i) === 0)
  if (first === undefined) return null
  const second = totals.find((i) => startOf(i) > first)
  if (second === undefined) return belowTotal(lines, first)
  if (totals.some((i) => i > first && startOf(i) === 0 && (covers.get(i)?.to ?? 0) > first))
    return null
  const last = totals.at(-1) ?? second
  let start = first + 1
  while (start < lines.length && (lines.kindOf(start) === 'blank' || covers.has(start))) start++
  if (start >= lines.length || (leaves[second] ?? 0) - (leaves[start] ?? 0) < 1) return null
  const again = {
    from: lines.rowOf(start),
    to: lines.rowOf(last),
    same: yen[second] === yen[first],
  }
  if (again.same) lines.cut(start)
  return again
}

/**
 * Items below a total that sums all above it, with no total of their own: forgotten by the total, or
 * no part of it. Income and funds that only pay for the items are cut off.
 */
function belowTotal(lines: Lines, total: number): Settled['again'] {
  const below: number[] = []
  for (let i = total + 1; i < lines.length; i++) {
    if (lines.isSum(i)) return null
    if (lines.isLeaf(i) && !Number.isNaN(lines.yen[i])) below.push(i)
  }
  const [first] = below
  const last = below.at(-1)
  if (first === undefined || last === undefined) return null
  const isIncome = below.every((i) => {
    const { issue, strategy, initiative } = lines.namesOf(i)
    return /収入|歳入|財源|補助金収|負担金収|繰入|寄附金?$|基金/.test(
      [issue, strategy, initiative, lines.detailOf(i)].join(' '),
    )
  })
  const row = (i: number): number => lines.rowOf(i)
  const again = { from: row(first), to: row(last), same: isIncome }
  if (isIncome) lines.cut(total + 1)
  return again
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

/** Totals that stand above what they sum. */
function coverBelow(lines: Lines, sums: Float64Array): void {
  let end = lines.length - 1
  for (let i = lines.length - 1; i >= 0; i--) {
    if (!lines.isSum(i)) continue
    if (!lines.covers.has(i) && end > i) {
      const whole = (sums[lines.length] ?? 0) - (sums[i + 1] ?? 0)
      const toEnd = whole === lines.yen[i] || end <= i
      lines.covers.set(i, { from: i + 1, to: toEnd ? lines.length - 1 : end })
    }
    end = i - 1
  }
}

/** A total that leaves out items of the table is a subtotal; one that covers all is the total. */
function nameTotals(lines: Lines, leaves: Int32Array): void {
  const { level } = lines
  const all = leaves[lines.length] ?? 0
  let levelOf: ReturnType<typeof blockLevels> | undefined
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isSum(i)) continue
    const own = lines.covers.get(i)
    if (own) {
      const isAll = (leaves[own.to + 1] ?? 0) - (leaves[own.from] ?? 0) === all
      lines.setKind(i, isAll && (lines.kindOf(i) === 'total' || all > 1) ? 'total' : 'subtotal')
    }
    if (lines.kindOf(i) === 'total' || !own) level[i] = 0
    else {
      levelOf ??= blockLevels(lines)
      level[i] = levelOf(own)
    }
  }
}

/** Depth of the block that each range of rows stays in: 0 across issues, 1 in one issue, 2 in one strategy. */
function blockLevels(lines: Lines): (covers: Covers) => number {
  const before = new Int32Array(lines.length)
  const after = new Int32Array(lines.length)
  const issueRun = new Int32Array(lines.length)
  const strategyRun = new Int32Array(lines.length)
  let last = -1
  for (let i = 0; i < lines.length; i++) {
    if (lines.isItem(i)) {
      const own = lines.namesOf(i)
      const previous = last < 0 ? undefined : lines.namesOf(last)
      const newIssue = previous?.issue !== own.issue
      issueRun[i] = (last < 0 ? 0 : (issueRun[last] ?? 0)) + (newIssue ? 1 : 0)
      strategyRun[i] =
        (last < 0 ? 0 : (strategyRun[last] ?? 0)) +
        (newIssue || previous?.strategy !== own.strategy ? 1 : 0)
      last = i
    }
    before[i] = last
  }
  let next = -1
  for (let i = lines.length - 1; i >= 0; i--) {
    if (lines.isItem(i)) next = i
    after[i] = next
  }
  return ({ from, to }) => {
    const first = after[from] ?? -1
    const end = before[to] ?? -1
    if (first < 0 || end < first || issueRun[first] !== issueRun[end]) return 0
    return strategyRun[first] === strategyRun[end] ? 2 : 1
  }
}
