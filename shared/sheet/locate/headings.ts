// Which rows are headings, and what each column's heading says over its rows.
import { isErrorValue } from '../../amount/text.ts'
import type { Cell, CellRange } from '../../model/types.ts'
import { type Grid, isBlank, textAt } from '../grid.ts'
import type { HeadingSense } from '../heading/sense.ts'
import { labelKind, mayBeSpecial } from '../rows/labels.ts'

export type SenseOf = (text: string) => HeadingSense

/** A block of heading rows with the columns it spans, all as indexes into the grid. */
export interface HeadingBlock {
  rows: number[]
  left: number
  right: number
  /** Columns that a neighbour beside it leaves to this table; absent where it stands alone. */
  leftLimit?: number
  rightLimit?: number
}

interface RowLook {
  filled: number
  recognised: number
  names: number
  amounts: number
  left: number
  right: number
  /** Begins with 合計 or the like: a total's row whose figure is missing or in words, unless names follow. */
  isTotal: boolean
}

const nameRoles = new Set(['issue', 'strategy', 'initiative', 'account', 'department', 'outline'])
const longestHeading = 80

/** How a row looks as a heading; null when a cell in it can be no heading. */
export function lookAt(
  grid: Grid,
  row: number,
  senseOf: SenseOf,
  from = 0,
  to = grid.width - 1,
): RowLook | null {
  const cells = grid.rows[row]
  if (!cells) return null
  const look = {
    filled: 0,
    recognised: 0,
    names: 0,
    amounts: 0,
    left: -1,
    right: -1,
    isTotal: false,
  }
  const last = Math.min(to, cells.length - 1)
  let bareYears = 0
  for (let c = from; c <= last; c++) {
    const cell = cells[c]
    if (isBlank(cell)) continue
    if (typeof cell === 'number' || /^\s*[0-9０-９]{4}\s*$/.test(String(cell))) bareYears++
    if (!canHead(cell)) return null
    const sense = senseOf(textAt(grid, row, c))
    if (sense.figure && typeof cell === 'string') return null
    look.filled++
    if (look.left < 0) {
      look.left = c
      look.isTotal = isTotalLabel(textAt(grid, row, c))
    }
    look.right = c
    if (!sense.role) continue
    look.recognised++
    if (nameRoles.has(sense.role)) look.names++
    if (sense.role === 'amount' || sense.role === 'priorAmount') look.amounts++
  }
  // 2000 is an amount, unless beside a known heading or in a row of nothing but years.
  if (bareYears > 0 && look.names === 0 && bareYears < look.filled) return null
  return look.filled > 0 ? look : null
}

/** A text short enough, or a year written as a number. */
function canHead(cell: Cell | undefined): boolean {
  if (typeof cell === 'string') return cell.length <= longestHeading && !isErrorValue(cell)
  return typeof cell === 'number' && Number.isInteger(cell) && cell >= 1990 && cell <= 2100
}

/** Whether a row is a heading by its own words: enough known ones, one of them for money. */
export function isHeading(look: RowLook | null): look is RowLook {
  if (!look || look.filled < 2 || look.amounts === 0) return false
  if (look.isTotal && look.names === 0) return false
  if (look.recognised * 2 < look.filled) return false
  return look.recognised >= 2 || look.filled === 2
}

/** The heading block that starts at a heading row: that row and those that continue it. */
export function headingBlock(
  grid: Grid,
  row: number,
  senseOf: SenseOf,
  from = 0,
  to = grid.width - 1,
): HeadingBlock | null {
  const look = lookAt(grid, row, senseOf, from, to)
  if (!isHeading(look)) return null
  const rows = [row]
  let { left, right } = look
  let named = look.names > 0
  while (rows.length < 3) {
    const next = row + rows.length
    const below = lookAt(grid, next, senseOf, from, to)
    if (!below || !continues(grid, next, below, left, named)) break
    rows.push(next)
    left = Math.min(left, below.left)
    right = Math.max(right, below.right)
    named ||= below.names > 0
  }
  const above = lookAt(grid, row - 1, senseOf, from, to)
  if (rows.length === 1 && above && headsGroups(above, look.left)) rows.unshift(row - 1)
  return { rows, left, right }
}

/** A second heading row leaves the names' columns to the first one, or brings the names itself. */
function continues(grid: Grid, row: number, look: RowLook, left: number, named: boolean): boolean {
  const letters = lettersOrUnits(grid, row)
  if (letters) return true
  if (look.recognised * 2 < look.filled) return false
  return look.left > left || (!named && look.names > 0)
}

/** A row over the heading that names groups of its columns: years, 財源内訳. */
const headsGroups = (look: RowLook, left: number): boolean =>
  look.recognised >= 1 && look.left > left && look.recognised * 2 >= look.filled

/** A row of A, B, A−B or of units alone under the heading. */
function lettersOrUnits(grid: Grid, row: number): boolean {
  let filled = 0
  for (const cell of grid.rows[row] ?? []) {
    if (isBlank(cell)) continue
    if (typeof cell !== 'string') return false
    const text = cell.trim()
    if (
      !/^[(（]?(?:[A-ZＡ-Ｚ①-⑨ア-オ]([-－−+＋=＝/／].{1,12})?|[百十]?[千万億]?円|％|%)[)）]?$/.test(
        text,
      )
    )
      return false
    filled++
  }
  return filled > 0
}

/** Headings by column (index into the grid): rows joined by a space, groups spread over their columns. */
export function columnHeadings(grid: Grid, block: HeadingBlock): Map<number, string[]> {
  const headings = new Map<number, string[]>()
  const merges = mergesOf(grid, block)
  for (let c = block.left; c <= block.right; c++) headings.set(c, [])
  for (let i = 0; i < block.rows.length; i++) {
    const row = block.rows[i] ?? 0
    const isLast = i === block.rows.length - 1
    let group = ''
    for (let c = block.left; c <= block.right; c++) {
      const own = textAt(grid, row, c)
      if (own !== '') group = isLast ? '' : own
      const text = own !== '' ? own : (mergedText(grid, merges, row, c, block) ?? spread(c, group))
      const parts = headings.get(c)
      if (text !== '' && parts && parts.at(-1) !== text) parts.push(text)
    }

    /** A group's name stands over the columns to its right that have headings of their own below. */
    function spread(c: number, name: string): string {
      if (name === '') return ''
      return block.rows.slice(i + 1).some((below) => textAt(grid, below, c) !== '') ? name : ''
    }
  }
  return headings
}

/** More merged areas than a heading has cells overlap each other, as none do in Excel. */
const mostMerges = 3_000

function mergesOf(grid: Grid, { rows }: HeadingBlock): CellRange[] {
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  return grid.merges
    .filter(({ top, bottom }) => top <= last && bottom >= first)
    .slice(0, mostMerges)
}

/** Text of the merged area a blank heading cell lies in; null when it lies in none. */
function mergedText(
  grid: Grid,
  merges: readonly CellRange[],
  row: number,
  column: number,
  block: HeadingBlock,
): string | null {
  for (const merge of merges) {
    if (merge.top > row || merge.bottom < row || merge.left > column || merge.right < column)
      continue
    if (!block.rows.includes(merge.top)) return null
    return merge.top === row ? textAt(grid, merge.top, merge.left) : ''
  }
  return null
}

function isTotalLabel(text: string): boolean {
  if (!mayBeSpecial(text)) return false
  const kind = labelKind(text)
  return kind === 'total' || kind === 'subtotal'
}
