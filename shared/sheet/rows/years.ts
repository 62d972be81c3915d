// Rows of several fiscal years in one table, told by its 年度 column.
import type { Cell } from '../../model/types.ts'
import { fiscalYear } from '../../text/index.ts'
import { cellText, type Grid } from '../grid.ts'
import { oncePerText } from '../words.ts'

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
