// Sheets that were read are read again, cells alone, to see whether they are as they were.

import { cellAddress } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import { areaOf, isSameRow } from '../compare/fingerprint.ts'
import type { Area } from '../excel/area.ts'
import { readBlocks } from '../excel/blocks.ts'
import type { ExcelContext } from '../excel/session.ts'
import { numericColumns } from './cell-reader.ts'
import { readSnapshot } from './read.ts'

export interface EarlierReading {
  snapshot: SheetSnapshot
  /** Only this range was read; undefined for a whole sheet. */
  range: string | undefined
}

/**
 * The sheets as they are now, in one request with what else is queued where they are of everyday size
 * and unchanged. @param alongBytes what is queued takes @throws a problem error, as `readSnapshot`
 */
export async function readAgain(
  context: ExcelContext,
  sheets: readonly EarlierReading[],
  alongBytes: number,
): Promise<SheetSnapshot[]> {
  const [only] = sheets
  if (only && sheets.length === 1) {
    const { snapshot, range } = only
    const options = { sheet: snapshot.sheet, range, earlier: snapshot, cellsOnly: true, alongBytes }
    return [await readSnapshot(context, options)]
  }
  const places = sheets.map(({ snapshot }) => placeOf(context, snapshot))
  const blocks = places.flatMap(({ sheet, area, columns }, of) => [
    { of, column: null, sheet, area, parts: ['values'] as const },
    ...columns.map((column) => ({
      ...{ of, column, sheet, parts: ['formulas'] as const },
      area: { ...area, column: area.column + column, columns: 1 },
    })),
  ])
  const tables = await readBlocks(context, blocks, { alongBytes })
  const now: SheetSnapshot[] = []
  for (const [of, { sheet, used, area }] of places.entries()) {
    const { snapshot } = sheets[of] as EarlierReading
    if (used.isNullObject || !isSame(used, area)) {
      // It grew or shrank: rare, and told cell by cell.
      now.push(await readSnapshot(context, { sheet, earlier: snapshot, cellsOnly: true }))
      continue
    }
    const read = blocks.flatMap((block, i) =>
      block.of === of ? [{ column: block.column, table: tables[i] ?? [] }] : [],
    )
    now.push({ ...snapshot, rows: rowsOf(read, snapshot), formulas: formulasOf(read, area) })
  }
  return now
}

type Read = readonly { column: number | null; table: unknown[][] }[]

function placeOf(context: ExcelContext, snapshot: SheetSnapshot) {
  const area = areaOf(snapshot) ?? { row: 0, column: 0, rows: 1, columns: 1 }
  const used = context.workbook.worksheets
    .getItemOrNullObject(snapshot.sheet)
    .getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  return { sheet: snapshot.sheet, used, area, columns: numericColumns(snapshot.rows) }
}

/** Rows that are as they were are shared, so that they are held once. */
function rowsOf(read: Read, { rows: before }: SheetSnapshot): Cell[][] {
  const values = (read.find(({ column }) => column === null)?.table ?? []) as Cell[][]
  return values.map((row, r) => {
    const was = before[r]
    return was && isSameRow(was, row) ? was : row
  })
}

function formulasOf(read: Read, area: Area): Record<string, string> {
  const formulas: Record<string, string> = {}
  for (const { column, table } of read) {
    if (column === null) continue
    table.forEach(([formula], r) => {
      if (typeof formula === 'string' && formula.startsWith('='))
        formulas[cellAddress(area.row + r + 1, area.column + column)] = formula
    })
  }
  return formulas
}

const isSame = (used: Excel.Range, { row, column, rows, columns }: Area): boolean =>
  used.rowIndex === row &&
  used.columnIndex === column &&
  used.rowCount === rows &&
  used.columnCount === columns
