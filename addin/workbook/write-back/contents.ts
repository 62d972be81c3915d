// What a planned sheet's cells will hold, a row at a time.

import type { WriteSheet } from '../../../shared/writeback/index.ts'
import { cellsOf, extentOf } from '../../../shared/writeback/index.ts'
import type { Content } from '../compare/row-hash.ts'
import { areaAt } from '../excel/area.ts'

export interface SheetContents {
  rows: number
  columns: number
  /** Entries as `Range.formulas` takes them; rows count from 0. */
  row(index: number): Content[]
}

/** From A1 to the sheet's extent. */
export function contentsOf(sheet: WriteSheet): SheetContents {
  const { rows, columns } = areaAt(extentOf(sheet))
  const blocks = sheet.blocks.map(cellsOf)
  return {
    rows,
    columns,
    row(index) {
      const contents = new Array<Content>(columns).fill('')
      for (const block of blocks) {
        const row = index + 1 - block.top
        if (row < 0 || row >= block.rows) continue
        for (let c = 0; c < block.columns; c += 1) contents[block.left + c] = block.entry(row, c)
      }
      return contents
    },
  }
}
