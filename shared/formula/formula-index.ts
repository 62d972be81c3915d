// The sheet's formulas, parsed once, and what they come to.

import { type CellRange, columnIndex, parseCell } from '../address/index.ts'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import type { Work } from '../work.ts'
import { type ColumnSums, createColumnSums } from './column-sums.ts'
import { type Formula, parseFormula, type Term } from './parse-formula.ts'

export interface FormulaIndex {
  /** In the order of the sheet. */
  readonly all: readonly Formula[]
  at(row: number, column: number): Formula | null
  /** Formulas of one column, from the top. */
  inColumn(column: number): readonly Formula[]
  /**
   * What a sum's cells come to, as Excel adds them: numbers only, SUBTOTAL past other SUBTOTALs.
   * `near` is what its cell shows: a sum as close to it as Excel shows numbers is not added again
   * cell by cell. null where the work that takes is not allowed any more.
   */
  sumOf(formula: Formula, near: number): number | null
  /** The same cell by cell, for cells that change meanwhile. */
  addUp(formula: Formula): number | null
}

// Excel's widest sheet: one number for a cell.
const width = 16_384

export function createFormulaIndex(
  snapshot: SheetSnapshot,
  cellAt: (row: number, column: number) => Cell,
  work: Work,
): FormulaIndex {
  const all: Formula[] = []
  const byCell = new Map<number, Formula>()
  const byColumn = new Map<number, Formula[]>()
  const formulas = snapshot.formulas ?? {}
  for (const address in formulas) {
    const text = formulas[address]
    const digits = address.search(/[0-9]/)
    if (text === undefined || digits < 1) continue
    const column = columnIndex(address.slice(0, digits))
    all.push(parseFormula(text, Number(address.slice(digits)), column))
  }
  all.sort((a, b) => a.row - b.row || a.column - b.column)
  for (const formula of all) {
    byCell.set(formula.row * width + formula.column, formula)
    const own = byColumn.get(formula.column)
    if (own) own.push(formula)
    else byColumn.set(formula.column, [formula])
  }
  const at = (row: number, column: number): Formula | null =>
    byCell.get(row * width + column) ?? null
  const isSubtotal = (row: number, column: number): boolean =>
    at(row, column)?.terms.some((term) => term.by === 'SUBTOTAL') ?? false
  const hidden = new Set(snapshot.hiddenRows)
  const extent = extentOf(snapshot)
  const columnSums = new Map<string, ColumnSums>()

  if (hidden.size > 0) for (const formula of all) noteFilter(formula)

  return { all, at, inColumn: (column) => byColumn.get(column) ?? [], sumOf, addUp }

  function sumOf(formula: Formula, near: number): number | null {
    const quick = sumByColumns(formula)
    if (quick !== null && (quick.exact || isNear(quick.sum, near))) return quick.sum
    return addUp(formula)
  }

  /** Long ranges by the sums of their columns; null where these are too many to keep. */
  function sumByColumns({ terms, constant }: Formula): { sum: number; exact: boolean } | null {
    let sum = constant
    let exact = Number.isSafeInteger(constant)
    for (const term of terms) {
      const { top, bottom, left, right } = overlap(term.range, extent)
      if (bottom - top < shortRange) return null
      for (let column = left; column <= right; column++) {
        const own = sumsOf(column, term)
        if (own === null) return null
        sum += term.sign * own.sum(top, bottom)
        exact &&= own.exact
      }
    }
    return { sum, exact: exact && Number.isSafeInteger(sum) }
  }

  function sumsOf(column: number, term: Term): ColumnSums | null {
    const key = `${column} ${term.skipsHidden} ${term.by === 'SUBTOTAL'}`
    let sums = columnSums.get(key)
    if (!sums) {
      if (columnSums.size >= mostColumnSums) return null
      sums = createColumnSums(extent.top, extent.bottom - extent.top + 1, (row) =>
        adds(term, row, column) ? (cellAt(row, column) as number) : 0,
      )
      columnSums.set(key, sums)
    }
    return sums
  }

  function addUp({ terms, constant }: Formula): number | null {
    let sum = constant
    for (const term of terms) {
      const range = overlap(term.range, extent)
      const { top, bottom, left, right } = range
      const cells = Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1)
      if (!work.take('formulas', cells)) return null
      eachCell(range, (row, column) => {
        if (adds(term, row, column)) sum += term.sign * (cellAt(row, column) as number)
      })
    }
    return sum
  }

  function adds(term: Term, row: number, column: number): boolean {
    if (term.skipsHidden && hidden.has(row)) return false
    if (term.by === 'SUBTOTAL' && isSubtotal(row, column)) return false
    return typeof cellAt(row, column) === 'number'
  }

  /**
   * SUBTOTAL(9,…) leaves out rows that a filter hides and adds those hidden by hand. A snapshot does
   * not say which they are; the value that the cell shows does.
   */
  function noteFilter(formula: Formula): void {
    const open = formula.terms.filter(({ by, skipsHidden }) => by === 'SUBTOTAL' && !skipsHidden)
    const shown = cellAt(formula.row, formula.column)
    if (open.length === 0 || typeof shown !== 'number') return
    const isShown = (): boolean => {
      const sum = sumOf(formula, shown)
      return sum === null || Math.abs(sum - shown) <= 1e-9 * Math.max(1, Math.abs(sum))
    }
    if (isShown()) return
    for (const term of open) term.skipsHidden = true
    if (isShown()) return
    for (const term of open) term.skipsHidden = false
  }
}

/** Ranges of fewer rows are added cell by cell. */
const shortRange = 32
/** A row of the longest sheet takes 16 bytes in each. */
const mostColumnSums = 12

/** Well within the closeness that a stale value is told by. */
const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 0.5e-9 * Math.max(1, Math.abs(a))

function eachCell(
  { top, bottom, left, right }: CellRange,
  visit: (row: number, column: number) => void,
): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) visit(row, column)
  }
}

/** What two ranges share; empty (bottom above top) where they share nothing. */
const overlap = (a: CellRange, b: CellRange): CellRange => ({
  top: Math.max(a.top, b.top),
  left: Math.max(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
})

/** The cells a snapshot holds: a formula may name whole columns. */
function extentOf({ origin, rows }: SheetSnapshot): CellRange {
  const { row: top, column: left } = parseCell(origin) ?? { row: 1, column: 0 }
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return { top, left, bottom: top + rows.length - 1, right: left + widest - 1 }
}
