// Tables in long form: a column of words says which figure of an item each row is, 本年度 or 前年度.
import type { Cell } from '../../model/types.ts'
import { cellText, type Grid } from '../grid.ts'
import { labelKey, oncePerText } from '../words.ts'

/** The figure a budget is read from first; the last are never it. */
const kinds: readonly RegExp[] = [
  /^(?:本年度|今年度|当年度|現年度)(?:予算)?(?:額|案)?$/,
  /^査定(?:額|案)?$|^内示額?$|^(?:当初)?予算(?:額|案|現額)?$/,
  /^(?:要求|見積)額?$/,
  /^(?:決算|実績|執行)(?:見込)?額?$/,
  /^(?:前年度|昨年度|前々年度)(?:当初)?(?:予算|決算)?額?$/,
  /^(?:比較|差引|増減|増△減)(?:額|増減額?)?$/,
]
const mostKinds = 5
const mostNames = 20_000

export interface LongForm {
  /** Whether a row holds another figure than the one read. */
  isOther: (cells: readonly Cell[]) => boolean
}

/** The column that says it, where every row says it and most items stand more than once; null without. */
export function longForm(
  grid: Grid,
  columns: readonly number[],
  item: number | null,
  first: number,
  last: number,
): LongForm | null {
  const rankOf = oncePerText((text) => kinds.findIndex((kind) => kind.test(labelKey(text))))
  for (const column of columns) {
    const best = column === item ? null : bestKind(grid, column, item, first, last, rankOf)
    if (best === null) continue
    return {
      isOther: (cells) => {
        const rank = rankOf(cellText(cells[column]))
        return rank >= 0 && rank !== best
      },
    }
  }
  return null
}

function bestKind(
  grid: Grid,
  column: number,
  item: number | null,
  first: number,
  last: number,
  rankOf: (text: string) => number,
): number | null {
  const found = new Set<number>()
  const timesOf = new Map<string, number>()
  let rows = 0
  for (let row = first; row <= last && timesOf.size < mostNames; row++) {
    const text = cellText(grid.rows[row]?.[column])
    const name = item === null ? '' : cellText(grid.rows[row]?.[item])
    if (text === '' || name === '') continue
    const rank = rankOf(text)
    if (rank < 0) return null
    rows++
    found.add(rank)
    timesOf.set(name, (timesOf.get(name) ?? 0) + 1)
  }
  if (found.size < 2 || found.size > mostKinds || timesOf.size * 3 > rows * 2) return null
  return Math.min(...found)
}
