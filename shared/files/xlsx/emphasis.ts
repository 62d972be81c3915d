// Rows whose figures are bold or filled, where neither a name nor a formula says that they are sums.
import { type CellRange, rangeAddress } from '../../address/index.ts'
import type { Cell } from '../../schema/index.ts'
import { labelKind, mayBeSpecial } from '../../sheet/rows/labels.ts'
import type { SheetCells } from './sheet.ts'
import type { Styles } from './styles.ts'

/** More rows stand out from nothing; a third of them is a pattern of every third row. */
const mostRows = 200
const mostShare = 1 / 3

/**
 * Ranges of figures that stand out, each of one row. A workbook's named totals are left out: what they
 * are is known, and a sheet without such rows is the same however it was read.
 */
export function emphasisOf(
  { styleRuns, formulas }: SheetCells,
  rows: readonly (readonly Cell[])[],
  box: CellRange,
  styles: Styles,
): string[] {
  if (!styles.hasEmphasis) return []
  const found = new Map<number, { left: number; right: number; isAll: boolean }>()
  const withFigures = new Set<number>()
  for (const [column, runs] of [...styleRuns].sort(([a], [b]) => a - b)) {
    runs.forEach(({ row: from, style }, i) => {
      const stands = styles.standsOut(style)
      const to = runs[i + 1]?.row ?? box.bottom + 1
      for (let row = from; row < to; row++) {
        if (typeof rows[row - box.top]?.[column - box.left] !== 'number') continue
        withFigures.add(row)
        const own = found.get(row)
        if (own) {
          own.right = column
          own.isAll &&= stands
        } else found.set(row, { left: column, right: column, isAll: stands })
      }
    })
  }
  const calculated = new Set(formulas.map(({ row }) => row))
  const ranges = [...found].filter(
    ([row, { isAll }]) =>
      isAll && !calculated.has(row) && !namesSum(rows[row - box.top] as readonly Cell[]),
  )
  if (ranges.length > mostRows || ranges.length > withFigures.size * mostShare) return []
  return ranges
    .sort(([a], [b]) => a - b)
    .map(([row, { left, right }]) => rangeAddress({ top: row, bottom: row, left, right }))
}

function namesSum(cells: readonly Cell[]): boolean {
  return cells.some(
    (cell) => typeof cell === 'string' && mayBeSpecial(cell) && labelKind(cell) !== 'item',
  )
}
