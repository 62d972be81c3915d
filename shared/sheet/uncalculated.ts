// Formulas without a result: a program wrote the file and no spreadsheet has calculated it since.

import { cellAddress, parseCell } from '../address/index.ts'
import type { SheetSnapshot } from '../model/types.ts'
import { cellReader, isBlank } from './cell.ts'

/** Texts, look-ups and plain references, which a blank or a text can be the result of. */
const mayGiveText =
  /""|LOOKUP|INDEX|INDIRECT|OFFSET|CHOOSE|TEXT|TRIM|CONCAT|FILTER|&|^=\s*\+?(?:[^()\s][^()]*!)?\$?[A-Z]{1,3}\$?\d{1,7}$/i

/**
 * Tells the blank cells that hold a formula which has not been calculated. IF(…,"") may be blank by
 * right, so it counts only where no formula of the sheet has a result.
 */
export function uncalculatedCells(
  snapshot: SheetSnapshot,
): ((row: number, column: number) => boolean) | null {
  const { formulas } = snapshot
  if (!formulas) return null
  let isAnyCalculated: boolean | undefined
  return (row, column) => {
    const formula = formulas[cellAddress(row, column)]
    if (formula === undefined) return false
    if (!mayGiveText.test(formula)) return true
    isAnyCalculated ??= hasResult(snapshot, Object.keys(formulas))
    return !isAnyCalculated
  }
}

function hasResult(snapshot: SheetSnapshot, addresses: readonly string[]): boolean {
  const cellAt = cellReader(snapshot)
  return addresses.some((address) => {
    const cell = parseCell(address)
    return cell !== null && !isBlank(cellAt(cell.row, cell.column))
  })
}
