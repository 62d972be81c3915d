// Rows of several fiscal years in one table, told by its 年度 column.
import type { Cell } from '../../model/types.ts'
import { fiscalYear } from '../../text/index.ts'
import { cellText, type Grid } from '../grid.ts'
import { oncePerText } from '../words.ts'

const mostNames = 20_000

/**
 * The latest year of rows that name the same item in several years, where nothing says which year is
 * asked; null where each item stands once, as with the years in which projects began.
 */
export function repeatedYear(
  grid: Grid,
  column: number | null,
  item: number | null,
  first: number,
  last: number,
): number | null {
  if (column === null || item === null) return null
  const yearOf = oncePerText((text) => fiscalYear(text, { beside: true })?.fiscalYear ?? 0)
  const years = new Map<string, number>()
  let latest = 0
  let repeats = 0
  let rows = 0
  for (let row = first; row <= last && years.size < mostNames; row++) {
    const cells = grid.rows[row] ?? []
    const text = cellText(cells[column])
    const name = cellText(cells[item])
    const year = text === '' ? 0 : yearOf(text)
    if (year === 0 || name === '') continue
    rows++
    if (year > latest) latest = year
    const before = years.get(name)
    if (before === undefined) years.set(name, year)
    else if (before !== year) repeats++
  }
  // Two whole years side by side repeat half of their rows; a few names that come back say nothing.
  return repeats > 0 && repeats * 5 >= rows * 2 ? latest : null
}

/** Tells rows of another year than the one asked; null where the rows do not name both. */
export function otherYears(
  grid: Grid,
  column: number | null,
  asked: number | null,
  first: number,
  last: number,
): ((cells: readonly Cell[]) => boolean) | null {
  if (column === null || asked === null) return null
  const yearOf = oncePerText(
    (text) => fiscalYear(text, { beside: true, near: asked })?.fiscalYear ?? 0,
  )
  const isOther = (cells: readonly Cell[]): boolean => {
    const text = cellText(cells[column])
    const year = text === '' ? 0 : yearOf(text)
    return year !== 0 && year !== asked
  }
  let own = false
  let other = false
  for (let row = first; row <= last && !(own && other); row++) {
    const cells = grid.rows[row] ?? []
    if (cellText(cells[column]) === '') continue
    if (isOther(cells)) other = true
    else own = true
  }
  return own && other ? isOther : null
}
