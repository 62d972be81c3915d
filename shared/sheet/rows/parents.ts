// Rows that stand over deeper ones: parents with their sum, sections without.
import type { Lines } from '../../model/budget.ts'
import type { RawLines } from './lines.ts'

/** A row with deeper rows in its own block below it is a parent; without an amount, a section's title. @param dropped rows that the figures say are none */
export function settleParents(
  { lines, begins, unlabelled, maybeSums }: RawLines,
  dropped: ReadonlySet<number>,
): void {
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
    const hasChildren = nextLevel > own && nextBegins > own && !dropped.has(i)
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
