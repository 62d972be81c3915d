// Where a written sheet's cells lie.
import { parseCell, parseRange, rangeAddress } from '../../address/index.ts'
import type { WriteSheet } from '../types.ts'

/** Range that all blocks of a sheet lie in. */
export function extentOf(sheet: WriteSheet): string {
  let bottom = 1
  let right = 0
  for (const { origin, rows, columns } of sheet.blocks) {
    const { row, column } = parseCell(origin) ?? { row: 1, column: 0 }
    bottom = Math.max(bottom, row + rows - 1)
    right = Math.max(right, column + columns.length - 1)
  }
  const table = sheet.table ? parseRange(sheet.table.range) : null
  if (table) {
    bottom = Math.max(bottom, table.bottom)
    right = Math.max(right, table.right)
  }
  return rangeAddress({ top: 1, left: 0, bottom, right })
}
