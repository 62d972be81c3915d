// Parts at every n-th row: 予算, 決算 and 差引 of each item, and the same three of all items at the foot.
import { digitBits } from '../digits.ts'
import { type FigureTable, type Scattered, type Take, yenAt } from './table.ts'

const mostRows = 12
const mostParts = 400
const ofOnePart = 1
/** Bits taken for looking at all, besides those for the stride and the number of parts. */
const ofStride = 1
const ofEdge = 2

interface Found extends Scattered {
  stride: number
  offset: number
}

/** Sums of each n-th row above or below them; those beside each other at one stride support each other. */
export function strides(table: FigureTable, take: Take): Scattered[] {
  const atRow = new Map(Array.from(table.figures.index, (row, at) => [row, at]))
  const found = new Map<string, Found>()
  /** Fewer digits agree by chance at one stride or another. */
  const enough = Math.log2(table.open.length) + 3
  for (const at of table.open) {
    if (table.sums.has(at) || digitBits(yenAt(table, at)) < enough) continue
    for (let stride = 2; stride <= mostRows; stride++) {
      for (const direction of [-1, 1]) {
        if (!take(table.figures.size)) return []
        for (let offset = 1; offset <= stride; offset++) {
          const one = strideFrom(at, stride, direction * offset)
          if (one) found.set(`${table.figures.index[at]} ${stride} ${direction * offset}`, one)
        }
      }
    }
  }
  return [...found.values()].map((one) => {
    const row = table.figures.index[one.at] ?? 0
    const beside = [row - 1, row + 1].map((other) =>
      found.get(`${other} ${one.stride} ${one.offset}`),
    )
    const support = beside.reduce((sum, other) => sum + Math.max(0, other?.evidence ?? 0), 0)
    return { ...one, evidence: one.evidence + support, isRegular: support > 0 }
  })

  function strideFrom(at: number, stride: number, offset: number): Found | null {
    const start = table.figures.index[at] ?? 0
    const step = offset > 0 ? stride : -stride
    const yen = yenAt(table, at)
    const parts: number[] = []
    let sum = 0
    let figures = 0
    let gaps = 0
    for (let row = start + offset; gaps < 3 && parts.length < mostParts; row += step) {
      if (row < 0) break
      const part = atRow.get(row)
      if (part === undefined) {
        gaps++
        continue
      }
      parts.push(part)
      const own = yenAt(table, part)
      sum += own
      if (own !== 0) figures++
      if (sum !== yen || figures < 2) continue
      const isPhase = Math.abs(offset) === stride
      const cost =
        Math.log2(1 + parts.length) + Math.log2(stride) * (isPhase ? 1 : 2) + ofStride + gaps
      const atEdge = !atRow.has(row + step)
      const evidence =
        digitBits(yen) -
        Math.log2(table.open.length) -
        cost +
        (atEdge ? ofEdge : 0) +
        (figures > 2 ? ofOnePart : 0)
      return { at, parts, evidence, stride, offset }
    }
    return null
  }
}
