// A sheet's cells → SheetSnapshot over its used range, as `Range.values` gives it.

import { limits } from '../../schema/cells.ts'
import type { Cell, LimitName, SheetSnapshot } from '../../schema/index.ts'
import { cellAddress, columnLetters, parseRange, rangeAddress } from '../../sheet/address.ts'
import type { SheetCells } from './sheet.ts'
import type { Styles } from './styles.ts'

export type SnapshotResult = { ok: true; snapshot: SheetSnapshot } | { ok: false; limit: LimitName }

interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

export function toSnapshot(
  sheet: string,
  cells: SheetCells,
  styles: Styles,
  tables: { name: string; range: string }[],
): SnapshotResult {
  const box = usedRange(cells.rows)
  if (!box) return { ok: true, snapshot: { sheet, origin: 'A1', rows: [] } }
  const height = box.bottom - box.top + 1
  const width = box.right - box.left + 1
  if (height > limits.rows) return { ok: false, limit: 'rows' }
  if (width > limits.columns) return { ok: false, limit: 'columns' }
  if (height * width > limits.cells) return { ok: false, limit: 'cells' }

  const rows: Cell[][] = []
  for (let r = box.top; r <= box.bottom; r++) {
    const source = cells.rows.get(r)
    const row: Cell[] = new Array(width).fill(null)
    if (source) for (let c = box.left; c <= box.right; c++) row[c - box.left] = source[c] ?? null
    rows.push(row)
  }
  const snapshot: SheetSnapshot = { sheet, origin: cellAddress(box.top, box.left), rows }
  const formulas: Record<string, string> = {}
  for (const f of cells.formulas) formulas[cellAddress(f.row, f.column)] = f.formula
  if (cells.formulas.length > 0) snapshot.formulas = formulas
  const formats = numberFormats(cells.numbers, styles)
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
  return { ok: true, snapshot }
}

/** The smallest range that holds every cell with a value or formula; columns from 0, rows from 1. */
function usedRange(rows: ReadonlyMap<number, Cell[]>): Box | null {
  let box: Box | null = null
  for (const [row, cells] of rows) {
    let left = 0
    while (left < cells.length && !(left in cells)) left++
    if (left === cells.length) continue
    const right = cells.length - 1
    if (!box) box = { top: row, left, bottom: row, right }
    else {
      box.top = Math.min(box.top, row)
      box.bottom = Math.max(box.bottom, row)
      box.left = Math.min(box.left, left)
      box.right = Math.max(box.right, right)
    }
  }
  return box
}

/** A column's format where most of its numbers have one; cells that differ by their address. */
function numberFormats(numbers: SheetCells['numbers'], styles: Styles): Record<string, string> {
  const formatOf = new Map<number, string>()
  const counts = new Map<number, Map<string, number>>()
  const format = (style: number): string => {
    let found = formatOf.get(style)
    if (found === undefined) {
      found = styles.formatOf(style)
      formatOf.set(style, found)
    }
    return found
  }
  for (const { column, style } of numbers) {
    let ofColumn = counts.get(column)
    if (!ofColumn) {
      ofColumn = new Map()
      counts.set(column, ofColumn)
    }
    const key = format(style)
    ofColumn.set(key, (ofColumn.get(key) ?? 0) + 1)
  }
  const usual = new Map<number, string>()
  const formats: Record<string, string> = {}
  for (const [column, ofColumn] of [...counts].sort(([a], [b]) => a - b)) {
    let best = 'General'
    let most = 0
    for (const [key, count] of ofColumn) {
      if (count > most) {
        best = key
        most = count
      }
    }
    usual.set(column, best)
    if (best !== 'General') formats[columnLetters(column)] = best
  }
  for (const { row, column, style } of numbers) {
    const own = format(style)
    if (own !== usual.get(column)) formats[cellAddress(row, column)] = own
  }
  return formats
}

function columnsWithin(ranges: readonly { from: number; to: number }[], box: Box): number[] {
  const found = new Set<number>()
  for (const { from, to } of ranges) {
    for (let c = Math.max(from, box.left + 1); c <= Math.min(to, box.right + 1); c++) found.add(c)
  }
  return [...found].sort((a, b) => a - b)
}
