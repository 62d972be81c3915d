// A planned sheet as one table of what its cells will hold, row by row.

import type { WriteSheet } from '../../shared/writeback/index.ts'
import { cellInput, extentOf } from '../../shared/writeback/index.ts'
import { areaAt } from './area.ts'
import type { Content } from './row-hash.ts'

/** Entries from A1 to the sheet's extent, as `Range.formulas` takes them. */
export function contentsOf(sheet: WriteSheet): Content[][] {
  const extent = areaAt(extentOf(sheet))
  const table = Array.from({ length: extent.rows }, () =>
    new Array<Content>(extent.columns).fill(''),
  )
  for (const block of sheet.blocks) {
    const origin = areaAt(block.origin)
    block.cells.forEach((cells, r) => {
      const row = table[origin.row + r]
      if (!row) return
      cells.forEach((cell, c) => {
        row[origin.column + c] = cellInput(cell)
      })
    })
  }
  return table
}
