// Cells of the staff's sheet that Hanei itself filled with a figure of 反映集計: results, never part of the budget.
import { parseCell } from '../address/index.ts'
import type { Cell, SheetSnapshot } from '../model/types.ts'

/** A figure as a write-back points at it: absolute, in the column of figures. */
const ownFigure = /反映集計(?: \(\d+\))?'?!\$B\$\d+/

/** The snapshot's rows, blank where a formula shows one of our own figures: read as an amount, it would feed itself. */
export function withoutOwnFigures({
  rows,
  formulas = {},
  origin,
}: SheetSnapshot): readonly (readonly Cell[])[] {
  let cleared: (readonly Cell[])[] | null = null
  const from = parseCell(origin) ?? { row: 1, column: 0 }
  for (const [address, formula] of Object.entries(formulas)) {
    if (!formula.includes('反映集計') || !ownFigure.test(formula)) continue
    const at = parseCell(address)
    const row = at ? rows[at.row - from.row] : undefined
    if (!at || !row) continue
    cleared ??= [...rows]
    const column = at.column - from.column
    cleared[at.row - from.row] = (cleared[at.row - from.row] ?? row).map((cell, c) =>
      c === column ? null : cell,
    )
  }
  return cleared ?? rows
}
