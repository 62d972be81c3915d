// The unit a table states around itself: (単位:千円) above, in its heading, or below.
import { findUnit } from '../../amount/index.ts'
import type { Unit } from '../../schema/index.ts'
import { filledColumns, type Grid, textAt } from '../grid.ts'
import type { Region } from '../locate/regions.ts'

export interface StatedUnit {
  unit: Unit
  row: number
  column: number
  text: string
}

const rowsBelow = 10
const cellsARow = 60

/** Units named around a table, the nearest first: the rows above it up to the sheet's top, then those below. */
export function statedUnits(
  grid: Grid,
  region: Region,
  tableEnd: number,
  unitColumns: ReadonlySet<number>,
): StatedUnit[] {
  const found: StatedUnit[] = []
  const heading = region.headerRows[0] ?? region.first
  for (let row = heading - 1; row >= Math.max(0, heading - 60); row--) collect(row)
  for (const row of region.headerRows) collect(row, true)
  if (found.length === 0) {
    for (let row = region.first; row < Math.min(region.first + 3, grid.height); row++) collect(row)
    for (let row = tableEnd + 1; row <= Math.min(tableEnd + rowsBelow, grid.height - 1); row++)
      collect(row)
  }
  return found

  function collect(row: number, isHeading = false): void {
    for (const column of filledColumns(grid, row, { most: cellsARow })) {
      const cell = grid.rows[row]?.[column]
      // A column of units speaks for each row alone.
      if (unitColumns.has(column) && row >= region.first) continue
      if (typeof cell !== 'string' || cell.length > 200 || !cell.includes('円')) continue
      const text = textAt(grid, row, column)
      if (isHeading && !text.includes('単位')) continue
      const unit = findUnit(text)
      if (unit) found.push({ unit, row, column, text })
    }
  }
}
