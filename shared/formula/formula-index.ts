// The sheet's formulas, parsed once, and what they come to.

import { type CellRange, columnIndex, parseCell } from '../address/index.ts'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { type Formula, parseFormula } from './parse-formula.ts'

export interface FormulaIndex {
  /** In the order of the sheet. */
  readonly all: readonly Formula[]
  at(row: number, column: number): Formula | null
  /** Formulas of one column, from the top. */
  inColumn(column: number): readonly Formula[]
  /** Cells a sum really adds, as Excel does it: numbers only, SUBTOTAL past other SUBTOTALs. */
  addends(formula: Formula): { row: number; column: number; sign: 1 | -1 }[]
}

// Excel's widest sheet: one number for a cell.
const width = 16_384

export function createFormulaIndex(
  snapshot: SheetSnapshot,
  cellAt: (row: number, column: number) => Cell,
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
  if (hidden.size > 0) for (const formula of all) noteFilter(formula)

  return { all, at, inColumn: (column) => byColumn.get(column) ?? [], addends }

  function addends(formula: Formula): { row: number; column: number; sign: 1 | -1 }[] {
    const cells: { row: number; column: number; sign: 1 | -1 }[] = []
    for (const term of formula.terms) {
      eachCell(overlap(term.range, extent), (row, column) => {
        if (term.skipsHidden && hidden.has(row)) return
        if (term.by === 'SUBTOTAL' && isSubtotal(row, column)) return
        if (typeof cellAt(row, column) === 'number') cells.push({ row, column, sign: term.sign })
      })
    }
    return cells
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
      let sum = formula.constant
      for (const { row, column, sign } of addends(formula))
        sum += sign * Number(cellAt(row, column))
      return Math.abs(sum - shown) <= 1e-9 * Math.max(1, Math.abs(sum))
    }
    if (isShown()) return
    for (const term of open) term.skipsHidden = true
    if (isShown()) return
    for (const term of open) term.skipsHidden = false
  }
}

export function eachCell(
  { top, bottom, left, right }: CellRange,
  visit: (row: number, column: number) => void,
): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) visit(row, column)
  }
}

/** What two ranges share; empty (bottom above top) where they share nothing. */
export const overlap = (a: CellRange, b: CellRange): CellRange => ({
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
