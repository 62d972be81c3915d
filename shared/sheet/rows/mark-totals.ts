// Totals of one reflection mark, ①計 below the table's own total: they sum no block of rows.
import type { Lines } from '../../model/budget.ts'

const ofMark = /^([①-⑳])の?[小合]?計$/

/** Sets aside the totals that the items of their mark come to, wherever these stand. */
export function setMarkTotalsAside(lines: Lines): void {
  let sums: Map<string, number> | null = null
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isSum(i)) continue
    const symbol = ofMark.exec(lines.detailOf(i).trim())?.[1]
    if (symbol === undefined) continue
    sums ??= sumsByMark(lines)
    if (sums.get(symbol) === lines.yen[i]) lines.setKind(i, 'note')
  }
}

function sumsByMark(lines: Lines): Map<string, number> {
  const sums = new Map<string, number>()
  for (let i = 0; i < lines.length; i++) {
    const reading = lines.reflectionOf(i)
    if (!lines.isLeaf(i) || reading.kind !== 'mark') continue
    sums.set(reading.symbol, (sums.get(reading.symbol) ?? 0) + (lines.yen[i] || 0))
  }
  return sums
}
