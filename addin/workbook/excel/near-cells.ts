// The part of a sheet that is read where a stray cell stands far from it, found in few small requests.
import { type CellRange, cellAddress } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import { searchUsedCells } from '../../../shared/sheet/used-cells.ts'
import { type Area, rangeOf } from './area.ts'
import type { ExcelContext } from './session.ts'

export interface NearCells {
  area: Area
  /** Filled cells far from the area. */
  far: Area[]
}

/**
 * A sheet's used area as it is where that is within the limits, else what is read of it; null where
 * too much stands outside.
 * @param send sends what it is given to queue, as one request
 */
export async function nearCells(
  context: ExcelContext,
  sheet: string,
  used: Area,
  send: <T>(queue: () => T) => Promise<T>,
): Promise<NearCells | null> {
  const search = searchUsedCells(toRange(used))
  let next = search.next()
  while (!next.done) {
    const asked = next.value
    const found = await send(() => asked.map((range) => queueUsed(context, sheet, toArea(range))))
    next = search.next(found.map((part) => (part.isNullObject ? null : toRange(areaOf(part)))))
  }
  return next.value && { area: toArea(next.value.near), far: next.value.far.map(toArea) }
}

/** The parts of a sheet that hold its cells, those near each other first; the whole where that is much. */
export async function usedParts(
  context: ExcelContext,
  sheet: string,
  used: Area,
): Promise<[Area, ...Area[]]> {
  const near = await nearCells(context, sheet, used, async (queue) => {
    const queued = queue()
    await context.sync()
    return queued
  })
  return near ? [near.area, ...near.far] : [used]
}

/** Queues far cells to be read; `take` gives them after the request. */
export function queueFar(context: ExcelContext, sheet: string, far: readonly Area[]) {
  const ranges = far.map((area) => {
    const range = rangeOf(context.workbook.worksheets.getItem(sheet), area)
    range.load('values')
    return { area, range }
  })
  return {
    take(): Pick<SheetSnapshot, 'farCells'> {
      const farCells: NonNullable<SheetSnapshot['farCells']> = {}
      for (const { area, range } of ranges) {
        const values: Cell[][] = range.values
        values.forEach((row, r) => {
          row.forEach((value, c) => {
            const address = cellAddress(area.row + r + 1, area.column + c)
            if (value !== null && value !== '') farCells[address] = value
          })
        })
      }
      return far.length > 0 ? { farCells } : {}
    },
  }
}

function queueUsed(context: ExcelContext, sheet: string, area: Area): Excel.Range {
  const part = rangeOf(context.workbook.worksheets.getItem(sheet), area)
  const used = part.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  return used
}

/** The area of a loaded range. */
export const areaOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area => ({
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
})

const toRange = ({ row, column, rows, columns }: Area): CellRange => ({
  top: row + 1,
  left: column,
  bottom: row + rows,
  right: column + columns - 1,
})

const toArea = ({ top, left, bottom, right }: CellRange): Area => ({
  row: top - 1,
  column: left,
  rows: bottom - top + 1,
  columns: right - left + 1,
})
