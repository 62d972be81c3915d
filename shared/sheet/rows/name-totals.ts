// Which sums are the whole table's total, and how deep the block of each other one is.
import type { Covers, Lines } from '../../model/budget.ts'

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
