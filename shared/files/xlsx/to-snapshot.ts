// A sheet's cells → SheetSnapshot over its used range, as `Range.values` gives it.

import { type CellRange, cellAddress, parseRange, rangeAddress } from '../../address/index.ts'
import type { Cell, LimitName, SheetSnapshot } from '../../schema/index.ts'
import { formatsOfColumn } from '../../sheet/cell-formats.ts'
import { farCellsOf, usedCellsOf } from '../used-cells.ts'
import { emphasisOf } from './emphasis.ts'
import type { RowCells, SheetCells } from './sheet.ts'
import type { Styles } from './styles.ts'

export type SnapshotResult = { ok: true; snapshot: SheetSnapshot } | { ok: false; limit: LimitName }

export function toSnapshot(
  sheet: string,
  cells: SheetCells,
  styles: Styles,
  tables: { name: string; range: string }[],
): SnapshotResult {
  const used = usedCellsOf(cells.rows, cells.formulas)
  if (used === null) return { ok: true, snapshot: { sheet, origin: 'A1', rows: [] } }
  if (typeof used === 'string') return { ok: false, limit: used }
  const box = used.near
  const width = box.right - box.left + 1
  const farCells = farCellsOf(cells.rows, used.far)

  const rows: Cell[][] = []
  for (let r = box.top; r <= box.bottom; r++) {
    const source = cells.rows.get(r)
    const row = source?.first === box.left ? source.cells : fromLeft(source, box.left)
    if (row.length > width) row.length = width
    while (row.length < width) row.push(null)
    rows.push(row)
  }
  const snapshot: SheetSnapshot = { sheet, origin: cellAddress(box.top, box.left), rows }
  const formulas: Record<string, string> = {}
  for (const f of cells.formulas) formulas[cellAddress(f.row, f.column)] = f.formula
  if (cells.formulas.length > 0) snapshot.formulas = formulas
  if (used.far.length > 0) snapshot.farCells = farCells
  const formats = numberFormats(cells.styleRuns, rows, box, styles)
  if (Object.keys(formats).length > 0) snapshot.numberFormats = formats
  const merges = cells.merges.filter((ref) => parseRange(ref) !== null && ref.includes(':'))
  if (merges.length > 0) snapshot.merges = merges
  const hiddenRows = [...new Set(cells.hiddenRows)].filter((r) => r >= box.top && r <= box.bottom)
  if (hiddenRows.length > 0) snapshot.hiddenRows = hiddenRows.sort((a, b) => a - b)
  const hiddenColumns = columnsWithin(cells.hiddenColumns, box)
  if (hiddenColumns.length > 0) snapshot.hiddenColumns = hiddenColumns
  const named = tables.flatMap(({ name, range }) => {
    const parsed = parseRange(range)
    return parsed ? [{ name, range: rangeAddress(parsed) }] : []
  })
  if (named.length > 0) snapshot.tables = named
  const emphasis = emphasisOf(cells, rows, box, styles)
  if (emphasis.length > 0) snapshot.emphasis = emphasis
  return { ok: true, snapshot }
}

/** A row's cells with blanks before them, from the sheet's first column on. */
function fromLeft(source: RowCells | undefined, left: number): Cell[] {
  if (!source) return []
  const blanks = Array.from({ length: Math.max(0, source.first - left) }, () => null)
  return [...blanks, ...source.cells]
}

function numberFormats(
  styleRuns: SheetCells['styleRuns'],
  rows: readonly (readonly Cell[])[],
  box: CellRange,
  styles: Styles,
): Record<string, string> {
  const formats: Record<string, string> = {}
  for (const [column, runs] of [...styleRuns].sort(([a], [b]) => a - b)) {
    // Most columns have no format, which nothing is said of.
    if (runs.every(({ style }) => styles.formatOf(style) === 'General')) continue
    Object.assign(formats, formatsOfColumn(column, cellsOf(column, runs)))
  }
  return formats

  function* cellsOf(column: number, runs: readonly { row: number; style: number }[]) {
    for (let i = 0; i < runs.length; i++) {
      const { row: from, style } = runs[i] as { row: number; style: number }
      const format = styles.formatOf(style)
      const to = runs[i + 1]?.row ?? box.bottom + 1
      for (let row = from; row < to; row++) {
        const cell = rows[row - box.top]?.[column - box.left]
        if (typeof cell === 'number') yield { row, cell, format }
      }
    }
  }
}

function columnsWithin(ranges: readonly { from: number; to: number }[], box: CellRange): number[] {
  const found = new Set<number>()
  for (const { from, to } of ranges) {
    for (let c = Math.max(from, box.left + 1); c <= Math.min(to, box.right + 1); c++) found.add(c)
  }
  return [...found].sort((a, b) => a - b)
}
