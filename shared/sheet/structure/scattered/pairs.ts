// A figure that two others come to, wherever these stand: 歳出 = 歳入 − 差引.
import { digitBits } from '../digits.ts'
import { type FigureTable, type Scattered, type Take, yenAt } from './table.ts'

const ofMixedSigns = -2
const ofHeld = 1

/** All pairs; short tables only, since among many figures pairs come to anything. */
export function pairs(table: FigureTable, take: Take): Scattered[] {
  const positions = new Map<number, number[]>()
  const size = table.figures.size
  for (let at = 0; at < size; at++) {
    const yen = yenAt(table, at)
    if (yen === 0) continue
    const same = positions.get(yen)
    if (same) same.push(at)
    else positions.set(yen, [at])
  }
  const isOpen = new Set(table.open)
  const likely = table.open.length
  const bitsOf = (part: number): number =>
    isOpen.has(part) || table.sums.has(part)
      ? Math.log2(likely + table.sums.size)
      : Math.log2(size) + ofHeld
  const found: Scattered[] = []
  for (let at = 0; at < size; at++) {
    const yen = yenAt(table, at)
    if (yen === 0 || table.sums.has(at)) continue
    const digits = digitBits(yen) - Math.log2(isOpen.has(at) ? likely : size)
    if (digits < 2 * Math.log2(1 + likely) - 3) continue
    if (!take(size)) return found
    for (let first = 0; first < size; first++) {
      const rest = yen - yenAt(table, first)
      if (first === at || yenAt(table, first) === 0) continue
      for (const second of positions.get(rest) ?? []) {
        if (second <= first || second === at) continue
        const signs = yenAt(table, first) > 0 === rest > 0 ? 0 : ofMixedSigns
        const evidence = digits + 1 - bitsOf(first) - bitsOf(second) + signs
        found.push({ at, parts: [first, second], evidence })
      }
    }
  }
  return found
}
