// How many lines stand in another order: as few as can be said to have moved.
import type { Pair } from './match.ts'

/** Lines that were sorted or dragged elsewhere; none for inserted or removed rows. @param pairs in the order of `to` */
export function rearranged(pairs: readonly Pair[]): number {
  const rows = new Map<string, number[]>()
  for (const { from, to } of pairs) {
    if (!from || !to) continue
    const sheet = `${from.workbook ?? ''}\n${from.sheet ?? ''}\n${to.workbook ?? ''}\n${to.sheet ?? ''}`
    const list = rows.get(sheet)
    if (list) list.push(from.row)
    else rows.set(sheet, [from.row])
  }
  let moved = 0
  for (const list of rows.values()) moved += list.length - longestRise(list)
  return moved
}

/** Length of the longest rising subsequence. */
function longestRise(values: readonly number[]): number {
  /** The smallest last value of a rise of each length. */
  const ends: number[] = []
  for (const value of values) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < value) low = middle + 1
      else high = middle
    }
    ends[low] = value
  }
  return ends.length
}
