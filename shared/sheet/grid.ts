// A snapshot's cells by index, with the merges and hidden rows that say more about them.

import { parseCell, parseRange } from '../address/index.ts'
import type { Cell, CellRange, SheetSnapshot } from '../model/types.ts'
import { cellText, isBlank } from './cell.ts'
import { type CellFormats, createCellFormats } from './cell-formats.ts'
import { withoutOwnFigures } from './own-figures.ts'
import { uncalculatedCells } from './uncalculated.ts'

export { cellReader, cellText, isBlank } from './cell.ts'

/** Rows and columns of `rows` count from 0 here; `top` and `left` lead back to the sheet. */
export interface Grid {
  rows: readonly (readonly Cell[])[]
  height: number
  /** Cells of the longest row. */
  width: number
  /** Sheet row (from 1) of `rows[0]`. */
  top: number
  /** Sheet column (from 0) of a row's first cell. */
  left: number
  /** Merged areas as indexes into `rows`, inclusive. */
  merges: CellRange[]
  hiddenRows: ReadonlySet<number>
  hiddenColumns: ReadonlySet<number>
  /** Excel's own tables, ranges as on the sheet. */
  tables: { name: string; range: string }[]
  formats: CellFormats
  /** Ranges of figures that are bold or filled, as on the sheet. */
  emphasis: readonly string[]
  formulas: SheetSnapshot['formulas']
  /** Whether the formula of a blank cell has no result; rows and columns as on the sheet. */
  isUncalculated: ((row: number, column: number) => boolean) | null
}

export function makeGrid(snapshot: SheetSnapshot): Grid {
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  const height = snapshot.rows.length
  let width = 0
  for (let r = 0; r < height; r++) width = Math.max(width, snapshot.rows[r]?.length ?? 0)
  return {
    rows: withoutOwnFigures(snapshot),
    height,
    width,
    top: origin.row,
    left: origin.column,
    merges: insideMerges(snapshot.merges ?? [], origin.row, origin.column, height, width),
    hiddenRows: new Set((snapshot.hiddenRows ?? []).map((row) => row - origin.row)),
    // Snapshots count columns from 1.
    hiddenColumns: new Set(
      (snapshot.hiddenColumns ?? []).map((column) => column - 1 - origin.column),
    ),
    tables: snapshot.tables ?? [],
    formats: createCellFormats(snapshot.numberFormats),
    formulas: snapshot.formulas,
    emphasis: snapshot.emphasis ?? [],
    isUncalculated: uncalculatedCells(snapshot),
  }
}

export const textAt = (grid: Grid, row: number, column: number): string =>
  cellText(grid.rows[row]?.[column])

/** Columns of a row that are not blank, at most `most` of them. */
export function filledColumns(
  grid: Grid,
  row: number,
  { from = 0, to = grid.width - 1, most = Number.POSITIVE_INFINITY } = {},
): number[] {
  const cells = grid.rows[row]
  const filled: number[] = []
  if (!cells) return filled
  const last = Math.min(to, cells.length - 1)
  for (let c = from; c <= last && filled.length < most; c++) if (!isBlank(cells[c])) filled.push(c)
  return filled
}

export const isBlankRow = (grid: Grid, row: number, from?: number, to?: number): boolean =>
  filledColumns(grid, row, {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    most: 1,
  }).length === 0

function insideMerges(
  addresses: readonly string[],
  top: number,
  left: number,
  height: number,
  width: number,
): CellRange[] {
  const merges: CellRange[] = []
  for (const address of addresses) {
    const range = parseRange(address)
    if (!range) continue
    const merge = {
      top: range.top - top,
      left: range.left - left,
      bottom: Math.min(range.bottom - top, height - 1),
      right: Math.min(range.right - left, width - 1),
    }
    if (merge.top >= 0 && merge.left >= 0 && merge.bottom >= merge.top) merges.push(merge)
  }
  return merges
}
