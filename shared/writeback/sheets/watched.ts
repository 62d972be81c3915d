// What the table holds besides its lines, watched so that no figure outlives it: headings, unit, totals, added rows.
import { cellAddress, columnLetters, parseCell } from '../../address/index.ts'
import type { Budget } from '../../model/budget.ts'
import type { ColumnRole } from '../../schema/index.ts'
import { quoteSheet } from '../block/formula.ts'
import { isErrorText, type Source, type SourceValue } from './source.ts'

/** A cell that must stay as it was, and what it held. */
export interface WatchedCell {
  /** e.g. "D20". */
  cell: string
  value: string | number
}

/** Cells counted by formulas over ranges, and what they come to as the sheet was read. */
export interface WatchedRanges {
  /** e.g. `予算!$A$4:$A$20`, for a formula. */
  filled: string[]
  amounts: string[]
  filledCells: number
  /** In the sheet's unit. */
  amountSum: number
}

export interface Watched {
  cells: WatchedCell[]
  ranges: WatchedRanges
}

interface Options {
  budget: Budget
  source: Source
  /** Cells of the sheet that this write-back itself writes, e.g. "D25". */
  targets: ReadonlySet<string>
  /** The whole sheet was read, so that what lies below the table is known. */
  isWholeSheet: boolean
  /** Cells that are watched one by one; all the table's are counted. */
  most: number
}

export const NOTHING_WATCHED: Watched = {
  cells: [],
  ranges: { filled: [], amounts: [], filledCells: 0, amountSum: 0 },
}

/** Columns that say what a row is. */
const ROLES: readonly ColumnRole[] = [
  ...(['issue', 'strategy', 'initiative', 'outline', 'account', 'unit'] as const),
  ...(['amount', 'exclusion', 'reflection'] as const),
]
/** Rows below the table where an added amount is noticed. */
const ROWS_BELOW = 1_000

export function watchSource(options: Options): Watched {
  const { budget, source } = options
  const { table, snapshot, declared } = budget
  if (!table) return NOTHING_WATCHED
  const columns = source.columnsOf(ROLES).map(({ column }) => column)
  // What points back at our sheets cannot be watched from there: the reference would be circular.
  const isOurs = (address: string): boolean =>
    options.targets.has(address) || /反映(?:明細|集計)/.test(snapshot.formulas?.[address] ?? '')
  return { cells: watchedCells(), ranges: watchedRanges(table.range.top, table.range.bottom) }

  function watchedCells(): WatchedCell[] {
    const found = new Map<string, WatchedCell>()
    const watch = (row: number, column: number): void => {
      const value = source.value(row, column)
      const cell = cellAddress(row, column)
      if (found.size >= options.most || !isComparable(value) || isOurs(cell)) return
      found.set(cell, { cell, value })
    }
    for (const row of table?.headerRows ?? []) for (const column of columns) watch(row, column)
    for (const cell of [table?.unitCell ?? null, ...declared.map((figure) => figure.cell)]) {
      const at = cell === null ? null : parseCell(cell)
      if (at) watch(at.row, at.column)
    }
    const { lines } = budget
    for (let i = 0; i < lines.length && found.size < options.most; i += 1) {
      if (lines.isLeaf(i)) continue
      for (const column of columns) watch(lines.rowOf(i), column)
    }
    return [...found.values()]
  }

  function watchedRanges(top: number, bottom: number): WatchedRanges {
    const below = options.isWholeSheet
      ? Math.min(bottom + ROWS_BELOW, nextTable(bottom) - 1)
      : bottom
    const spans = columns.map((column) => ({
      column,
      last: column === source.amountColumn ? below : bottom,
    }))
    const ranges: WatchedRanges = { filled: [], amounts: [], filledCells: 0, amountSum: 0 }
    for (const { column, last } of spans) {
      const pieces = piecesOf(column, top, last)
      ranges.filled.push(...pieces)
      if (column === source.amountColumn) ranges.amounts.push(...pieces)
    }
    const end = (parseCell(snapshot.origin ?? 'A1')?.row ?? 1) + snapshot.rows.length - 1
    for (const { column, last } of spans) {
      for (let row = top; row <= Math.min(last, end); row += 1) {
        const value = source.value(row, column)
        if (value === '' || isOurs(cellAddress(row, column))) continue
        ranges.filledCells += 1
        if (column === source.amountColumn && typeof value === 'number') ranges.amountSum += value
      }
    }
    return ranges
  }

  /** The column's rows without the cells that are ours, as ranges for a formula. */
  function piecesOf(column: number, top: number, bottom: number): string[] {
    const prefix = quoteSheet(snapshot.sheet)
    const letters = columnLetters(column)
    const pieces: string[] = []
    const ours = oursIn(column, top, bottom)
    let from = top
    for (const row of [...ours, bottom + 1]) {
      if (row > from) pieces.push(`${prefix}!$${letters}$${from}:$${letters}$${row - 1}`)
      from = row + 1
    }
    return pieces
  }

  function oursIn(column: number, top: number, bottom: number): number[] {
    const addresses = [...options.targets, ...Object.keys(snapshot.formulas ?? {}).filter(isOurs)]
    const rows = new Set<number>()
    for (const address of addresses) {
      const at = parseCell(address)
      if (at?.column === column && at.row >= top && at.row <= bottom) rows.add(at.row)
    }
    return [...rows].sort((a, b) => a - b)
  }

  function nextTable(bottom: number): number {
    const tops = budget.tables.map(({ range }) => range.top).filter((top) => top > bottom)
    return Math.min(...tops, Number.POSITIVE_INFINITY)
  }
}

/** Numbers and text that is no error: what formulas compare alike everywhere. */
const isComparable = (value: SourceValue): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && !isErrorText(value))
