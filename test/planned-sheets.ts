// Planned sheets put beside the staff's own in a calculation engine, and what their formulas come to there.
import { cellAddress, parseCell } from '../shared/address/index.ts'
import { cellsOf, type WriteBackPlan, type WriteCell } from '../shared/writeback/index.ts'
import type { Workbook } from './excel/index.ts'
import { plainValue, putContent, valueAt } from './excel/workbook/cells.ts'
import type { SheetDescription } from './excel/workbook/description.ts'

export function asSheet(sheet: WriteBackPlan['sheets'][number]): SheetDescription {
  const formulas: Record<string, string> = {}
  const cells: Record<string, string | number> = {}
  eachCell(sheet, (address, cell) => {
    if (cell?.kind === 'formula') formulas[address] = cell.formula
    else cells[address] = cell?.value ?? ''
  })
  return { name: sheet.name, formulas, cells }
}

export function eachCell(
  sheet: WriteBackPlan['sheets'][number],
  visit: (address: string, cell: WriteCell) => void,
): void {
  for (const cells of sheet.blocks.map(cellsOf)) {
    for (let row = 0; row < cells.rows; row += 1) {
      for (let column = 0; column < cells.columns; column += 1) {
        visit(cellAddress(cells.top + row, cells.left + column), cells.cell(row, column))
      }
    }
  }
}

export function differences(plan: WriteBackPlan, workbook: Workbook): string[] {
  const found: string[] = []
  for (const sheet of plan.sheets) {
    eachCell(sheet, (address, cell) => {
      if (cell?.kind !== 'formula') return
      const value = cellValue(workbook, sheet.name, address)
      const same =
        typeof value === 'number' && typeof cell.expected === 'number'
          ? Math.abs(value - cell.expected) < 1e-6
          : value === cell.expected
      if (!same) found.push(`${sheet.name}!${address} ${cell.formula}: ${value} ≠ ${cell.expected}`)
    })
  }
  return found
}

export function cellValue(workbook: Workbook, name: string, address: string) {
  const sheet = workbook.sheets.find((one) => one.name === name)!
  const at = parseCell(address)!
  return plainValue(valueAt(workbook, sheet, at.row - 1, at.column))
}

export function putValue(
  workbook: Workbook,
  name: string,
  address: string,
  value: string | number,
): void {
  const sheet = workbook.sheets.find((one) => one.name === name)!
  const at = parseCell(address)!
  putContent(workbook, sheet, at.row - 1, at.column, value)
}
