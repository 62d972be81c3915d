// Which rows carry the sum of others: parents above their children, subtotals and totals beside them.
import type { Line } from '../../model/budget.ts'
import { cutAfter } from './extent.ts'
import type { RawLines } from './lines.ts'

export interface Settled {
  /** Lines with an amount and no name that sum nothing. */
  orphans: number[]
  /**
   * Sheet rows of a second block of items with a total of its own below the first one's.
   * `same`: it comes to the same total, so it is the same money again and is cut off.
   */
  again: { from: number; to: number; same: boolean } | null
}

/** Settles the kinds of all rows: parent or leaf, section, subtotal or total with what it covers. */
export function settleStructure(raw: RawLines): Settled {
  settleParts(raw)
  settleParents(raw)
  return settleTotals(raw)
}

const isItem = (line: Line): boolean =>
  line.rowKind === 'leaf' || line.rowKind === 'section' || line.rowKind === 'parent'

/** A row with deeper rows in its own block below it is a parent; without an amount, a section's title. */
function settleParents({ lines, begins, unlabelled, maybeSums }: RawLines): void {
  const leafLevel = shallowestLeaf(lines)
  let nextLevel = 0
  let nextBegins = 0
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (!line) continue
    if (line.rowKind === 'subtotal' || line.rowKind === 'total') nextLevel = 0
    else if (line.rowKind === 'relisted') nextBegins = Math.min(nextBegins, begins[i] ?? 0)
    if (!isItem(line) || unlabelled.has(i) || maybeSums.has(i)) continue
    const hasChildren = nextLevel > line.level && nextBegins > line.level
    if (line.amount.state === 'missing' && (hasChildren || line.level < leafLevel))
      line.rowKind = 'section'
    else if (hasChildren) line.rowKind = 'parent'
    nextLevel = line.level
    nextBegins = begins[i] ?? 0
  }
  const open: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (!line || !isItem(line)) continue
    while (open.length > 0) {
      const parentLevel = lines[open.at(-1) ?? 0]?.level ?? 0
      if (line.level > parentLevel && (begins[i] ?? 0) > parentLevel) break
      open.pop()
    }
    line.parent = open.at(-1) ?? -1
    if (line.rowKind === 'parent') open.push(i)
  }
}

/** The shallowest level that carries amounts without anything below it; names above it only head blocks. */
function shallowestLeaf(lines: Line[]): number {
  let level = 8
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line?.rowKind !== 'leaf' || line.amount.state === 'missing') continue
    const next = lines[i + 1]
    const isParent = next?.rowKind === 'leaf' && next.level > line.level
    if (!isParent && line.level < level) level = line.level
  }
  return Math.min(level, 3)
}

/** Sums of leaf amounts up to each row, and where blocks begin. */
function settleTotals({ lines, unlabelled, maybeSums }: RawLines): Settled {
  const above = sumsAbove(lines, unlabelled, maybeSums)
  const sums = new Float64Array(lines.length + 1)
  const leaves = new Int32Array(lines.length + 1)
  const orphans: number[] = []
  let afterSubtotal = 0
  let afterTotal = 0
  let afterGeneral = 0
  let lastSum = -1
  let issueStart = 0
  let strategyStart = 0
  let issue = ''
  let strategy = ''
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    sums[i + 1] = sums[i] ?? 0
    leaves[i + 1] = leaves[i] ?? 0
    if (!line) continue
    const yen = line.amount.yen
    const undecided = unlabelled.has(i) || maybeSums.has(i)
    const isSum = line.rowKind === 'subtotal' || line.rowKind === 'total'
    if (above && isSum) {
      line.covers = above.get(i) ?? null
      continue
    }
    if (isSum || undecided) {
      const starts =
        line.rowKind === 'subtotal' || undecided
          ? [afterSubtotal, strategyStart, issueStart, afterTotal, 0, afterGeneral]
          : [afterTotal, 0, afterSubtotal, issueStart]
      const twin = lastSum >= 0 && onlyGapsBetween(lines, lastSum, i) ? lines[lastSum] : undefined
      const fits = starts.find((start) => rangeLeaves(start, i) > 0 && rangeSum(start, i) === yen)
      if (twin?.covers && yen !== null && twin.amount.yen === yen) {
        line.rowKind = twin.rowKind
        line.covers = { ...twin.covers }
      } else if (fits !== undefined && (!undecided || rangeLeaves(fits, i) > 1)) {
        line.rowKind = fits === 0 && !undecided ? line.rowKind : isSum ? line.rowKind : 'subtotal'
        line.covers = { from: fits, to: i - 1 }
      } else if (isSum) {
        const start = starts.find((from) => rangeLeaves(from, i) > 0)
        line.covers = start === undefined ? null : { from: start, to: i - 1 }
      } else {
        if (unlabelled.has(i) && line.department === '') orphans.push(i)
        addLeaf(i, line)
        continue
      }
      lastSum = i
      afterSubtotal = i + 1
      if (line.covers && line.rowKind === 'total') afterTotal = i + 1
      continue
    }
    if (line.rowKind === 'leaf') {
      addLeaf(i, line)
      if (isGeneralAccount(line)) afterGeneral = i + 1
    }
    if (isItem(line)) {
      if (line.issue !== issue) {
        issue = line.issue
        issueStart = i
        strategyStart = i
        strategy = line.strategy
      } else if (line.strategy !== strategy) {
        strategy = line.strategy
        strategyStart = i
      }
    }
  }
  const again = secondBlock(lines, sums, leaves)
  coverBelow(lines, sums)
  nameTotals(lines, leaves)
  return { orphans: orphans.filter((i) => i < lines.length), again }

  function addLeaf(i: number, line: Line): void {
    sums[i + 1] = (sums[i] ?? 0) + (line.amount.yen ?? 0)
    leaves[i + 1] = (leaves[i] ?? 0) + 1
  }
  function rangeSum(from: number, to: number): number {
    return (sums[to] ?? 0) - (sums[from] ?? 0)
  }
  function rangeLeaves(from: number, to: number): number {
    return (leaves[to] ?? 0) - (leaves[from] ?? 0)
  }
}

/** 一般会計 stands by itself before the special accounts, whose 小計 leaves it out. */
function isGeneralAccount({ initiative, strategy, issue }: Line): boolean {
  const name = initiative || strategy || issue
  return name.length < 12 && name.endsWith('計') && /^一\s*般\s*会\s*計$/.test(name)
}

/**
 * Totals and subtotals that all stand over what they sum, the whole table's first; null where the
 * figures do not say so. Each subtotal reaches to the next one.
 */
function sumsAbove(
  lines: Line[],
  unlabelled: ReadonlySet<number>,
  maybeSums: ReadonlySet<number>,
): Map<number, { from: number; to: number }> | null {
  const sums: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const kind = lines[i]?.rowKind
    if (kind === 'subtotal' || kind === 'total') sums.push(i)
    else if (kind === 'leaf' && sums.length === 0) return null
  }
  const [first] = sums
  if (first === undefined || sums.length < 3 || unlabelled.size > 0 || maybeSums.size > 0)
    return null
  const covers = new Map<number, { from: number; to: number }>()
  let whole = 0
  for (let s = 1; s < sums.length; s++) {
    const at = sums[s] ?? 0
    const to = (sums[s + 1] ?? lines.length) - 1
    let sum = 0
    for (let i = at + 1; i <= to; i++)
      if (lines[i]?.rowKind === 'leaf') sum += lines[i]?.amount.yen ?? 0
    if (to <= at || sum !== lines[at]?.amount.yen) return null
    whole += sum
    covers.set(at, { from: at + 1, to })
  }
  if (whole !== lines[first]?.amount.yen) return null
  return covers.set(first, { from: first + 1, to: lines.length - 1 })
}

/**
 * A total that sums all above it, then items with a total of their own and no sum of both: another
 * table without a heading. When both come to the same, it is the same money and is cut off.
 */
function secondBlock(lines: Line[], sums: Float64Array, leaves: Int32Array): Settled['again'] {
  const totals: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line?.rowKind !== 'total' || !line.covers || line.amount.yen === null) continue
    const { from, to } = line.covers
    if ((sums[to + 1] ?? 0) - (sums[from] ?? 0) === line.amount.yen) totals.push(i)
  }
  const first = totals.find((i) => lines[i]?.covers?.from === 0)
  if (first === undefined) return null
  const second = totals.find((i) => (lines[i]?.covers?.from ?? 0) > first)
  if (second === undefined) return belowTotal(lines, first)
  if (
    totals.some(
      (i) => i > first && lines[i]?.covers?.from === 0 && (lines[i]?.covers?.to ?? 0) > first,
    )
  )
    return null
  const last = totals.at(-1) ?? second
  const start = lines.findIndex((line, i) => i > first && line.rowKind !== 'blank' && !line.covers)
  if (start < 0 || (leaves[second] ?? 0) - (leaves[start] ?? 0) < 1) return null
  const again = {
    from: lines[start]?.row ?? 0,
    to: lines[last]?.row ?? 0,
    same: lines[second]?.amount.yen === lines[first]?.amount.yen,
  }
  if (again.same) cutAfter(lines, start - 1)
  return again
}

/**
 * Items below a total that sums all above it, with no total of their own: forgotten by the total, or
 * no part of it. Income and funds that only pay for the items are cut off.
 */
function belowTotal(lines: Line[], total: number): Settled['again'] {
  const below: Line[] = []
  for (let i = total + 1; i < lines.length; i++) {
    const line = lines[i]
    if (!line || line.rowKind === 'subtotal' || line.rowKind === 'total') return null
    if (line.rowKind === 'leaf' && line.amount.yen !== null) below.push(line)
  }
  const [first] = below
  const last = below.at(-1)
  if (!first || !last) return null
  const isIncome = below.every((line) =>
    /収入|歳入|財源|補助金収|負担金収|繰入|寄附金?$|基金/.test(
      [line.issue, line.strategy, line.initiative, line.detail].join(' '),
    ),
  )
  const again = { from: first.row, to: last.row, same: isIncome }
  if (isIncome) cutAfter(lines, total)
  return again
}

/** Parts listed below an item without a name of their own, which come to its amount. */
function settleParts({ lines, unlabelled }: RawLines): void {
  if (unlabelled.size === 0) return
  for (let i = 0; i < lines.length; i++) {
    const yen = lines[i]?.amount.yen
    if (lines[i]?.rowKind !== 'leaf' || unlabelled.has(i) || yen === null || yen === undefined)
      continue
    let sum = 0
    let next = i + 1
    while (unlabelled.has(next)) sum += lines[next++]?.amount.yen ?? 0
    if (next === i + 1 || sum !== yen) continue
    for (let part = i + 1; part < next; part++) {
      const line = lines[part]
      if (line) line.rowKind = 'included'
      unlabelled.delete(part)
    }
  }
}

/** Totals that stand above what they sum. */
function coverBelow(lines: Line[], sums: Float64Array): void {
  let end = lines.length - 1
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (!line || (line.rowKind !== 'subtotal' && line.rowKind !== 'total')) continue
    if (line.covers === null && end > i) {
      const whole = (sums[lines.length] ?? 0) - (sums[i + 1] ?? 0)
      const toEnd = whole === line.amount.yen || end <= i
      line.covers = { from: i + 1, to: toEnd ? lines.length - 1 : end }
    }
    end = i - 1
  }
}

/** A total that leaves out items of the table is a subtotal; one that covers all is the total. */
function nameTotals(lines: Line[], leaves: Int32Array): void {
  const all = leaves[lines.length] ?? 0
  const levelOf = blockLevels(lines)
  for (const line of lines) {
    if (line.rowKind !== 'subtotal' && line.rowKind !== 'total') continue
    const covered = line.covers
      ? (leaves[line.covers.to + 1] ?? 0) - (leaves[line.covers.from] ?? 0)
      : 0
    if (line.covers)
      line.rowKind =
        covered === all && line.rowKind === 'total'
          ? 'total'
          : covered === all && all > 1
            ? 'total'
            : 'subtotal'
    line.level = line.rowKind === 'total' || !line.covers ? 0 : levelOf(line.covers)
  }
}

/** Depth of the block that each range of rows stays in: 0 across issues, 1 in one issue, 2 in one strategy. */
function blockLevels(lines: Line[]): (covers: NonNullable<Line['covers']>) => number {
  const before = new Int32Array(lines.length)
  const after = new Int32Array(lines.length)
  const issueRun = new Int32Array(lines.length)
  const strategyRun = new Int32Array(lines.length)
  let last = -1
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line && isItem(line)) {
      const previous = last < 0 ? undefined : lines[last]
      const newIssue = previous?.issue !== line.issue
      issueRun[i] = (last < 0 ? 0 : (issueRun[last] ?? 0)) + (newIssue ? 1 : 0)
      strategyRun[i] =
        (last < 0 ? 0 : (strategyRun[last] ?? 0)) +
        (newIssue || previous?.strategy !== line.strategy ? 1 : 0)
      last = i
    }
    before[i] = last
  }
  let next = -1
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line && isItem(line)) next = i
    after[i] = next
  }
  return ({ from, to }) => {
    const first = after[from] ?? -1
    const end = before[to] ?? -1
    if (first < 0 || end < first || issueRun[first] !== issueRun[end]) return 0
    return strategyRun[first] === strategyRun[end] ? 2 : 1
  }
}

function onlyGapsBetween(lines: Line[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const kind = lines[i]?.rowKind
    if (kind !== 'blank' && kind !== 'note') return false
  }
  return true
}
