// Items below a total that sums all above it.
import type { Lines } from '../../model/budget.ts'
import { labelKey } from '../words.ts'

/**
 * Sheet rows of items below a total that sums all above it. `same`: they come to the same total or
 * are income that pays for it, and are cut off; all others are added, though that total leaves them out.
 */
export interface SecondBlock {
  from: number
  to: number
  same: boolean
  /** Row of the first total. */
  total: number
}

/**
 * A total that sums all above it, then items with a total of their own and no sum of both: another
 * table without a heading. When both come to the same, it is the same money and is cut off. Blocks
 * that names tell apart, 課題1 and 課題2, are parts of one table, and their totals are subtotals.
 */
export function secondBlock(
  lines: Lines,
  sums: Float64Array,
  leaves: Int32Array,
): SecondBlock | null {
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
  const same = yen[second] === yen[first] && !isBlockOfItsOwn(lines, first)
  if (!same && isBlockOfItsOwn(lines, first)) return null
  const again = {
    from: lines.rowOf(start),
    to: lines.rowOf(last),
    same,
    total: lines.rowOf(first),
  }
  if (again.same) lines.cut(start)
  return again
}

/** 合計 says nothing of what it sums; 総務課計 does. */
const bareTotal = /^[小中大総合]*[計額]$|^集計$|^(?:grand|sub)?-?total$/i

/** Whether the rows above a total are one block by its label, or by a name that they alone share. */
function isBlockOfItsOwn(lines: Lines, total: number): boolean {
  const label = labelKey(lines.detailOf(total))
  if (label !== '' && !bareTotal.test(label)) return true
  return (['issue', 'strategy', 'initiative'] as const).some((field) => {
    let shared: string | null = null
    let leaves = 0
    for (let i = 0; i < lines.length; i++) {
      if (!lines.isLeaf(i)) continue
      const name = lines.namesOf(i)[field]
      if (i > total) {
        if (name === shared) return false
        continue
      }
      if (name === '' || (shared !== null && name !== shared)) return false
      shared = name
      leaves++
    }
    return shared !== null && (field !== 'initiative' || leaves > 1)
  })
}

/**
 * Items below a total that sums all above it, with no total of their own: forgotten by the total, or
 * no part of it. Income and funds that only pay for the items are cut off.
 */
function belowTotal(lines: Lines, total: number): SecondBlock | null {
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
  const again = { from: row(first), to: row(last), same: isIncome, total: row(total) }
  if (isIncome) lines.cut(total + 1)
  return again
}
