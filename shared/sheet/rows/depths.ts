// Depth of names that carry no marker themselves: by a column of numbers (1, 1-1, 1-1-1) or by indentation.
import { createAmountReader } from '../../amount/index.ts'
import type { Cell } from '../../model/types.ts'
import { cellText, type Grid } from '../grid.ts'
import { labelKind, mayBeSpecial } from './labels.ts'
import { markerRank } from './markers.ts'
import type { Outline } from './outline.ts'

const lookedAt = 3_000
const noUnits = { columnUnit: null, tableUnit: null, defaultUnit: null, parenthesesNegative: false }

/** Depth of 1-1-1 (3); 0 for anything else. */
function depthOfCode(cell: Cell | undefined): number {
  const text = cellText(cell)
  return text.length < 24 && /^[0-9０-９]+([-－.．‐][0-9０-９]+){0,5}$/.test(text)
    ? text.split(/[-－.．‐]/).length
    : 0
}

/** Width of the layout spaces before a name, a full-width one as two, plus one. */
function depthOfIndent(cell: Cell | undefined): number {
  if (typeof cell !== 'string') return 0
  let width = 0
  for (let i = 0; i < Math.min(cell.length, 40); i++) {
    if (cell[i] === '　') width += 2
    else if (cell[i] === ' ' || cell[i] === '\u00a0') width++
    else return width + 1
  }
  return 0
}

/**
 * An outline by a column of numbers or by indentation. Both can be mere layout, so the amounts have
 * to agree: where a row stands over deeper ones, its amount is their sum or it has none.
 */
export function depthOutline(
  grid: Grid,
  {
    column,
    codes,
    amount,
    first,
    last,
  }: { column: number; codes: number[]; amount: number | null; first: number; last: number },
): Outline | null {
  if (amount === null) return null
  for (const code of codes) {
    const found = outlineBy((cells) => depthOfCode(cells[code]))
    if (found) return found
  }
  return (
    outlineBy((cells) => depthOfIndent(cells[column])) ??
    outlineBy((cells) => (markerRank(cellText(cells[column])) > 0 ? 2 : 1), sumsOnly)
  )

  function outlineBy(
    depthOf: (cells: readonly Cell[]) => number,
    accepts = mostlyAgrees,
  ): Outline | null {
    const depths = new Set<number>()
    const rows: { depth: number; yen: number | null }[] = []
    const readAmount = createAmountReader(noUnits)
    for (let row = first; row <= Math.min(last, first + lookedAt); row++) {
      const cells = grid.rows[row] ?? []
      const text = cellText(cells[column])
      const depth = depthOf(cells)
      if (text === '' || depth === 0 || (mayBeSpecial(text) && labelKind(text) !== 'item')) continue
      depths.add(depth)
      rows.push({ depth, yen: readAmount(cells[amount ?? 0] ?? null).yen })
    }
    if (depths.size < 2 || depths.size > 7 || !accepts(agreement(rows))) return null
    const sorted = [...depths].sort((a, b) => a - b)
    const levelOfRank = new Map(
      sorted.map((depth, i) => [depth, sorted.length === 2 && i === 1 ? 3 : i + 1]),
    )
    return {
      column,
      levelOfRank,
      unmarkedLevel: 0,
      kind: 'numbered',
      rankOf: (_, cells) => depthOf(cells),
    }
  }
}

interface Agreement {
  /** Rows over deeper ones that carry their sum, nothing, or something else. */
  sums: number
  heads: number
  others: number
}

/** One sum or title at least, and no more than a tenth otherwise. */
const mostlyAgrees = ({ sums, heads, others }: Agreement): boolean =>
  sums + heads > 0 && others * 10 <= sums + heads

/** 特別会計 over 1 国民健康保険, 2 介護保険: nothing but the figures says that the numbered rows stand below. */
const sumsOnly = ({ sums, others }: Agreement): boolean => sums > 0 && others === 0

function agreement(rows: { depth: number; yen: number | null }[]): Agreement {
  const open: { depth: number; yen: number | null; below: number; hasParts: boolean }[] = []
  let sums = 0
  let heads = 0
  let others = 0
  const close = (depth: number) => {
    while ((open.at(-1)?.depth ?? -1) >= depth) {
      const closed = open.pop()
      if (!closed) return
      const parent = open.at(-1)
      if (parent)
        parent.below += closed.hasParts && closed.yen === null ? closed.below : (closed.yen ?? 0)
      if (!closed.hasParts) continue
      if (closed.yen === null) heads++
      else if (closed.yen === closed.below) sums++
      else others++
    }
  }
  for (const { depth, yen } of rows) {
    close(depth)
    const parent = open.at(-1)
    if (parent) parent.hasParts = true
    open.push({ depth, yen, below: 0, hasParts: false })
  }
  close(0)
  return { sums, heads, others }
}
