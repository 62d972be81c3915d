// One column that holds all levels, told apart by markers (☆ ○ ・) or numbers (1, 1-1, 1-1-1).
import type { Cell } from '../../model/types.ts'
import { cellText, type Grid, isBlank } from '../grid.ts'
import { labelKind, mayBeSpecial } from './labels.ts'
import { description, markerRank, sectionRank } from './markers.ts'
import { isNumbered, notCounting } from './ordinals.ts'

export interface Outline {
  column: number
  levelOfRank: ReadonlyMap<number, number>
  /** Level of names without a marker; 0: they stand outside the marked blocks. */
  unmarkedLevel: number
  kind: 'outline' | 'numbered'
  /** Rank of a name; 0 without a marker. */
  rankOf: (text: string, cells: readonly Cell[]) => number
}

interface RankCount {
  rows: number
  figures: number
}

const lookedAt = 3_000
/** Ranks whose level needs no comparison: 経営課題 and 款, ☆ and 項, ○ and 目, ・. */
const known = new Map([
  [10, 1],
  [20, 2],
  [30, 3],
  [40, 4],
  [60, 4],
  [61, 4],
])

/**
 * Recognises an outline; null for an ordinary column of names.
 * @param above deepest level that columns of their own name already (0 where this is the only one)
 */
export function outlineOf(
  grid: Grid,
  {
    column,
    amount,
    above,
    first,
    last,
  }: { column: number; amount: number | null; above: number; first: number; last: number },
): Outline | null {
  let uncounted: ReadonlySet<string> | null = null
  const rankOf = (text: string): number => {
    const rank = markerRank(text)
    if (!isNumbered(rank)) return rank
    uncounted ??= notCounting(names())
    return uncounted.has(text) ? 0 : rank
  }
  const counts = countRanks(Math.min(last, first + lookedAt))
  const unmarked = counts.get(0) ?? { rows: 0, figures: 0 }
  counts.delete(0)
  const ranks = [...counts.keys()].sort((a, b) => a - b)
  const levels = levelsOf(ranks, counts, unmarked, above)
  if (!levels) return null
  const itemsAreMarked =
    ranks.some((rank) => rank >= 30 && rank !== 60 && (counts.get(rank)?.figures ?? 0) > 0) ||
    (ranks.length > 1 && (counts.get(ranks.at(-1) ?? 0)?.figures ?? 0) > unmarked.figures)
  return {
    column,
    levelOfRank: levels,
    unmarkedLevel: unmarked.rows > 0 && !itemsAreMarked ? Math.max(3, ...levels.values()) : 0,
    kind: ranks.some((rank) => known.has(rank) || rank === sectionRank) ? 'outline' : 'numbered',
    rankOf,
  }

  function* names(): Iterable<string> {
    for (let row = first; row <= last; row++) yield cellText(grid.rows[row]?.[column])
  }

  function countRanks(to: number): Map<number, RankCount> {
    const counts = new Map<number, RankCount>()
    for (let row = first; row <= to; row++) {
      const text = cellText(grid.rows[row]?.[column])
      if (text === '' || (mayBeSpecial(text) && labelKind(text) !== 'item')) continue
      const rank = rankOf(text)
      const count = counts.get(rank) ?? { rows: 0, figures: 0 }
      count.rows++
      if (amount !== null && !isBlank(grid.rows[row]?.[amount])) count.figures++
      counts.set(rank, count)
    }
    return counts
  }
}

/** Ranks that a sheet uses → levels; null when they make no hierarchy. */
function levelsOf(
  ranks: number[],
  counts: Map<number, RankCount>,
  unmarked: RankCount,
  above: number,
): Map<number, number> | null {
  const [only] = ranks
  if (only === undefined) return null
  if (ranks.length === 1) {
    // One kind of marker is a hierarchy only over names without any.
    const bare = (counts.get(only)?.figures ?? 0) === 0
    if (unmarked.figures === 0 || only >= 30 || (only === 11 && !bare)) return null
    return new Map([[only, Math.max(above + 1, known.get(only) ?? 1)]])
  }
  const items = ranks.filter((rank) => rank < description)
  if (items.length < 2 && above === 0 && !items.some((rank) => known.has(rank))) return null
  const levels = new Map<number, number>()
  const anchored = above === 0 && items.some((rank) => known.has(rank))
  if (anchored) for (const rank of ranks) levels.set(rank, known.get(rank) ?? between(rank, items))
  else {
    const from = above > 0 ? Math.max(above + 1, items.length === 1 ? 3 : 4 - items.length) : 1
    ranks.forEach((rank, i) => {
      const level = above === 0 && items.length === 2 && i === 1 ? 3 : from + i
      levels.set(rank, Math.min(level, 7))
    })
  }
  return levels
}

/** Numbers beside ☆ and ○: shallow ones head issues, deep ones stand below the initiative. */
function between(rank: number, ranks: number[]): number {
  if (rank < 20) return 1
  if (rank < 30) return ranks.includes(20) ? 3 : 2
  return ranks.includes(30) ? 4 : 3
}
