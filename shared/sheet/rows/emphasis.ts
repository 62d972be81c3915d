// Which lines' amounts are bold or filled, where that tells them from the others.
import { parseRange } from '../../address/index.ts'
import type { Lines } from '../../model/budget.ts'

/** @param ranges on the sheet @param column sheet column of the amounts, from 0 */
export function emphasisIn(
  lines: Lines,
  ranges: readonly string[],
  column: number | null,
): (index: number) => boolean {
  if (ranges.length === 0 || column === null) return () => false
  // Where a range begins and ends: each line counts those it lies in.
  const steps = new Int32Array(lines.length + 1)
  const first = lines.rowOf(0)
  for (const address of ranges) {
    const range = parseRange(address)
    if (!range || range.left > column || range.right < column) continue
    const from = Math.max(0, range.top - first)
    const to = Math.min(lines.length, range.bottom - first + 1)
    if (from >= to) continue
    steps[from] = (steps[from] as number) + 1
    steps[to] = (steps[to] as number) - 1
  }
  const stands = new Uint8Array(lines.length)
  let depth = 0
  let figures = 0
  let standing = 0
  for (let i = 0; i < lines.length; i++) {
    depth += steps[i] as number
    if (Number.isNaN(lines.yen[i])) continue
    figures++
    if (depth === 0) continue
    stands[i] = 1
    standing++
  }
  return standing * 2 > figures ? () => false : (index) => stands[index] === 1
}
