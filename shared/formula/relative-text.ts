// A kept formula, which is relative to its cell, as it stands there.
import { columnLetters, parseCell } from '../address/index.ts'
import { splitSheet } from '../address/sheet-address.ts'

/** References as kept: `R[-3]C[0]`, `R5C4`; and texts in quotes, which hold none. */
export const relativeReference = /"(?:[^"]|"")*"|R(\[?)(-?\d{1,7})\]?C(\[?)(-?\d{1,5})\]?/g

interface FormulaCell {
  cell: string
  reading?: { formula: string | null } | undefined
}

/** `SUM(R[-5]C[0]:R[-1]C[0])` in D10 → `=SUM(D5:D9)`; null where the cell holds a value, or nothing is known. */
export function formulaText({ cell, reading }: FormulaCell): string | null {
  const formula = reading?.formula ?? null
  const own = parseCell(splitSheet(cell).local)
  if (formula === null || !own) return null
  const text = formula.replace(
    relativeReference,
    (whole, rowBracket: string, row: string, columnBracket: string, column: string) => {
      if (whole.startsWith('"')) return whole
      const letters = columnBracket
        ? columnLetters(own.column + Number(column))
        : `$${columnLetters(Number(column) - 1)}`
      return letters + (rowBracket ? String(own.row + Number(row)) : `$${row}`)
    },
  )
  return `=${text}`
}
