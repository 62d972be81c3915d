// Rows below the total that come to it once more: 純計 and the amounts counted twice, or where its money is from.
import type { Lines } from '../../model/budget.ts'
import { labelKey } from '../words.ts'
import { nameOf, type RawLines } from './lines.ts'

/** Indexes of lines. */
export interface NetTotal {
  total: number
  /** The amounts counted twice, or all parts of the total. */
  parts: readonly number[]
  /** 純計; null where the parts say nothing of a net total. */
  net: number | null
  /** The amounts counted twice are negative: they are added as items, and the net total is the budget's. */
  isSigned: boolean
}

const mostRows = 8
/** Fewer digits agree by chance. */
const leastYen = 100

/** 会計間の重複額, 控除額, 純計 */
const saysNet = (name: string): boolean =>
  /重複|純計|相殺|控除|会計間|実質|借換/.test(labelKey(name))

/**
 * The last total's own breakdown, which is set aside.
 * @param isHeld rows that are parts of a row above the total
 */
export function settleNetTotal(raw: RawLines, isHeld: (index: number) => boolean): NetTotal | null {
  const { lines } = raw
  const found = below(lines, (total) => comesTo(lines, total, isHeld))
  if (found === null || found.isSigned) return found
  for (const i of [...found.parts, ...(found.net === null ? [] : [found.net])]) {
    lines.setKind(i, 'included')
    lines.setDetail(i, nameOf(lines, i))
    raw.unlabelled.delete(i)
    raw.maybeSums.delete(i)
  }
  return found
}

/** @param isTotal whether a row is the sum of what stands above it */
function below(lines: Lines, isTotal: (index: number) => boolean): NetTotal | null {
  const { yen } = lines
  const rows: number[] = []
  let sum = 0
  for (let i = lines.length - 1; i >= 0 && rows.length <= mostRows; i--) {
    if (Number.isNaN(yen[i]) || !(lines.isLeaf(i) || lines.isSum(i))) continue
    const own = yen[i] as number
    const last = rows.at(-1)
    if (lines.isSum(i) && last !== undefined && Math.abs(own) >= leastYen) {
      const net = yen[last] as number
      const parts = rows.slice(0, -1)
      const isNet = rows.some((row) => saysNet(lines.detailOf(row) || nameOf(lines, row)))
      const isSigned = own + sum - net === net && sum < net
      const isAgain = sum === own || (rows.length === 1 && isNet && net < own)
      if ((isAgain || (isSigned && isNet)) && (isNet || rows.length > 1) && isTotal(i))
        return isNet || isSigned
          ? { total: i, parts, net: last, isSigned: !isAgain }
          : { total: i, parts: [...rows], net: null, isSigned: false }
    }
    rows.unshift(i)
    sum += own
  }
  return null
}

/** Whether the items above a total, or the sums, come to it. */
function comesTo(lines: Lines, total: number, isHeld: (index: number) => boolean): boolean {
  let items = 0
  let sums = 0
  for (let i = 0; i < total; i++) {
    const own = lines.yen[i] || 0
    if (lines.isSum(i)) sums += own
    else if (lines.isLeaf(i) && !isHeld(i)) items += own
  }
  return items === lines.yen[total] || sums === lines.yen[total]
}
