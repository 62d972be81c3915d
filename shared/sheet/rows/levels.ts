// The names of each row and their depth: own, merged, or carried down from the rows above.
import type { NameSource } from '../../model/budget.ts'
import type { NameColumn } from '../columns/names.ts'
import { cellText, type Grid } from '../grid.ts'
import { markerRank } from './markers.ts'

/** How one column's names are spread over its rows. */
export interface NameSpread {
  column: number
  level: number
  /** Blank cells take the name above: the column is filled only where a block begins. */
  fills: boolean
  /** Rows that lie in a vertical merge → the merge's first row. */
  merged: ReadonlyMap<number, number> | null
}

/** One column that holds all levels: marker rank → level. */
export interface Outline {
  column: number
  levelOfRank: ReadonlyMap<number, number>
  /** Level of names without a marker; 0: they stand outside the marked blocks. */
  unmarkedLevel: number
  kind: 'outline' | 'numbered'
}

const lookedAt = 3_000
const mostMergedRows = 400_000

/** Finds for each name column whether blanks take the name above. */
export function spreadOf(
  grid: Grid,
  columns: readonly NameColumn[],
  first: number,
  last: number,
): NameSpread[] {
  return columns.map(({ column, level }) => ({
    column,
    level,
    fills: !isRepeated(grid, column, first, Math.min(last, first + lookedAt)),
    merged: mergedRows(grid, column, first, last),
  }))
}

/** A column whose neighbours repeat the same name is filled on every row: its blanks are blank. */
function isRepeated(grid: Grid, column: number, first: number, last: number): boolean {
  let repeated = 0
  let blanks = 0
  let before = ''
  for (let row = first; row <= last; row++) {
    const text = cellText(grid.rows[row]?.[column])
    if (text === '') blanks++
    else {
      if (text === before) repeated++
      before = text
    }
  }
  return repeated > 0 && repeated * 2 >= blanks
}

function mergedRows(
  grid: Grid,
  column: number,
  first: number,
  last: number,
): ReadonlyMap<number, number> | null {
  let rows: Map<number, number> | null = null
  let marked = 0
  for (const { top, bottom, left, right } of grid.merges) {
    if (left > column || right < column || top < first || bottom === top || left !== column)
      continue
    rows ??= new Map()
    for (let row = top; row <= Math.min(bottom, last) && marked < mostMergedRows; row++, marked++) {
      rows.set(row, top)
    }
  }
  return rows
}

/** Recognises a column that holds several levels by markers or numbers; null for an ordinary one. */
export function outlineOf(
  grid: Grid,
  column: number,
  amountColumn: number | null,
  first: number,
  last: number,
): Outline | null {
  const counts = new Map<number, { rows: number; figures: number }>()
  for (let row = first; row <= Math.min(last, first + lookedAt); row++) {
    const text = cellText(grid.rows[row]?.[column])
    if (text === '') continue
    const rank = markerRank(text)
    const count = counts.get(rank) ?? { rows: 0, figures: 0 }
    count.rows++
    const amount = amountColumn === null ? null : grid.rows[row]?.[amountColumn]
    if (amount !== null && amount !== undefined && amount !== '') count.figures++
    counts.set(rank, count)
  }
  const marked = [...counts.keys()].filter((rank) => rank > 0).sort((a, b) => a - b)
  const levels = levelsOf(marked)
  if (!levels) return null
  const unmarked = counts.get(0)
  const itemsAreMarked = marked.some((rank) => rank >= 30 && (counts.get(rank)?.figures ?? 0) > 0)
  return {
    column,
    levelOfRank: levels,
    unmarkedLevel: unmarked && !itemsAreMarked ? 3 : 0,
    kind: marked.some((rank) => [10, 20, 30].includes(rank)) ? 'outline' : 'numbered',
  }
}

/** Ranks that a sheet uses → levels; null when they make no hierarchy. */
function levelsOf(ranks: number[]): Map<number, number> | null {
  const absolute = new Map([
    [10, 1],
    [20, 2],
    [30, 3],
    [40, 4],
    [60, 4],
    [61, 4],
  ])
  const levels = new Map<number, number>()
  if (ranks.length === 0) return null
  const named = ranks.filter((rank) => absolute.has(rank))
  if (named.some((rank) => rank <= 30)) {
    if (ranks.length === 1 && ranks[0] !== 10) return null
    for (const rank of ranks) levels.set(rank, absolute.get(rank) ?? between(rank, ranks))
    return levels
  }
  if (ranks.length < 2) return null
  const depth = ranks.length
  ranks.forEach((rank, i) => {
    levels.set(rank, depth === 2 ? (i === 0 ? 1 : 3) : i + 1)
  })
  return levels
}

/** Numbers beside ☆ and ○: shallow ones head issues, deep ones stand below the initiative. */
const between = (rank: number, ranks: number[]): number => {
  if (rank < 20) return 1
  if (rank < 30) return ranks.includes(20) ? 3 : 2
  return ranks.includes(30) ? 4 : 3
}

/** The names in force while rows are read from top to bottom. */
export interface NamesInForce {
  names: string[]
  sources: NameSource[]
}

export const noNames = (): NamesInForce => ({
  names: ['', '', '', '', '', '', '', ''],
  sources: ['none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'],
})
