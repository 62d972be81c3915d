// What was written, held against what LibreOffice calculates.
import { cellAddress, parseCell } from '../../../shared/address/index.ts'
import type { Cell } from '../../../shared/schema/index.ts'
import { cellsOf, type WriteBackPlan } from '../../../shared/writeback/index.ts'

/** Formulas of our plan that LibreOffice calculates to something else than the plan says. */
export function differences(plan: WriteBackPlan, sheets: ReadonlyMap<string, Cell[][]>): string[] {
  const found: string[] = []
  const compare = (sheet: string, address: string, expected: string | number) => {
    const at = parseCell(address)!
    const shown = sheets.get(sheet)?.[at.row - 1]?.[at.column] ?? ''
    if (shown !== expected) found.push(`${sheet}!${address}: ${shown}, not ${expected}`)
  }
  for (const { name, blocks } of plan.sheets)
    for (const cells of blocks.map(cellsOf))
      for (let row = 0; row < cells.rows; row += 1)
        for (let column = 0; column < cells.columns; column += 1)
          if (cells.isFormula(row, column)) {
            const address = cellAddress(cells.top + row, cells.left + column)
            compare(name, address, cells.shown(row, column))
          }
  for (const { sheet, cell, expected } of plan.targets) compare(sheet, cell, expected)
  return found
}
