// Which rows each total and subtotal covers, and so which of the two it is.
import type { Covers, Lines } from '../../model/budget.ts'

/**
 * Totals and subtotals that all stand over what they sum, the whole table's first; null where the
 * figures do not say so. Each subtotal reaches to the next one.
 */
export function sumsAbove(
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

/** Totals that stand above what they sum. @param scattered those whose parts stand elsewhere */
export function coverBelow(lines: Lines, sums: Float64Array, scattered: ReadonlySet<number>): void {
  let end = lines.length - 1
  for (let i = lines.length - 1; i >= 0; i--) {
    if (!lines.isSum(i) || scattered.has(i)) continue
    if (!lines.covers.has(i) && end > i) {
      const whole = (sums[lines.length] ?? 0) - (sums[i + 1] ?? 0)
      const toEnd = whole === lines.yen[i] || end <= i
      lines.covers.set(i, { from: i + 1, to: toEnd ? lines.length - 1 : end })
    }
    end = i - 1
  }
}

/** A total that leaves out items of the table is a subtotal; one that covers all is the total. */
export function nameTotals(lines: Lines, leaves: Int32Array): void {
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
