// The sheets beside the one that is read: what they hold, in two requests, as far as they are small.
import { cellAddress } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import { formatsOfColumn } from '../../../shared/sheet/cell-formats.ts'
import type { UnreadSheet, WorkbookSheet } from '../../../shared/workbook/index.ts'
import type { Area } from '../excel/area.ts'
import { readBlocks } from '../excel/blocks.ts'
import { areaOf, usedParts } from '../excel/near-cells.ts'
import type { ExcelContext, RunInExcel } from '../excel/session.ts'
import type { Outcome } from '../port.ts'
import { loadJournal, readJournal } from '../write-back/journal.ts'
import { cellsOfColumn } from './cell-reader.ts'

/** Together: what fits one request. */
const MOST_CELLS = 80_000

interface Found {
  name: string
  hidden: boolean
  /** null: nothing on it. */
  area: Area | null
}

export async function readOtherSheets(
  { run, known }: { run: RunInExcel; known: readonly string[] },
  { sheet, signal }: { sheet: string; signal?: AbortSignal },
): Promise<Outcome<(WorkbookSheet | UnreadSheet)[]>> {
  // The reading of the sheet itself has just listed all: alone, it needs no further request.
  if (known.length === 1 && known[0] === sheet) return { ok: true, value: [] }
  return run(async (context) => readThose(context, await findThose(context, sheet, known)), {
    signal,
  })
}

/** One request; a second where a sheet came since they were listed. */
async function findThose(
  context: ExcelContext,
  sheet: string,
  known: readonly string[],
): Promise<Found[]> {
  const worksheets = context.workbook.worksheets
  worksheets.load('items/name,items/visibility')
  const setting = loadJournal(context)
  const used = queueUsed(context, known)
  await context.sync()
  const own = new Set(readJournal(setting).flatMap(({ sheets }) => sheets.map(({ name }) => name)))
  const others = worksheets.items.filter(({ name }) => name !== sheet && !own.has(name))
  const unknown = others.filter(({ name }) => !used.has(name)).map(({ name }) => name)
  if (unknown.length > 0) {
    for (const [name, range] of queueUsed(context, unknown)) used.set(name, range)
    await context.sync()
  }
  const found: Found[] = []
  for (const { name, visibility } of others) {
    const range = used.get(name)
    // What stands far from the rest of a sheet is no part of its table.
    const [area] =
      range && !range.isNullObject ? await usedParts(context, name, areaOf(range)) : [null]
    found.push({ name, hidden: visibility !== 'Visible', area })
  }
  return found
}

function queueUsed(context: ExcelContext, names: readonly string[]): Map<string, Excel.Range> {
  return new Map(
    names.map((name) => {
      const used = context.workbook.worksheets
        .getItemOrNullObject(name)
        .getUsedRangeOrNullObject(true)
      used.load('rowIndex,columnIndex,rowCount,columnCount')
      return [name, used]
    }),
  )
}

async function readThose(
  context: ExcelContext,
  found: readonly Found[],
): Promise<(WorkbookSheet | UnreadSheet)[]> {
  const small = smallOnes(found)
  const requests = found.flatMap(({ name, area }) =>
    area && small.has(name) ? [{ sheet: name, area }] : [],
  )
  const tables = await readBlocks(context, [
    ...requests.map((one) => ({ ...one, parts: ['values'] as const })),
    ...requests.map((one) => ({ ...one, parts: ['numberFormat'] as const })),
  ])
  return found.map(({ name, hidden, area }): WorkbookSheet | UnreadSheet => {
    if (!area) return { name, hidden, snapshot: { sheet: name, origin: 'A1', rows: [] } }
    const at = requests.findIndex((one) => one.sheet === name)
    if (at < 0) return { name, hidden, snapshot: null }
    const rows = (tables[at] ?? []) as Cell[][]
    const formats = tables[requests.length + at] ?? []
    return { name, hidden, snapshot: snapshotOf(name, area, rows, formats) }
  })
}

/** Smallest first, so that one large sheet keeps none of the others from being looked at. */
function smallOnes(found: readonly Found[]): Set<string> {
  const sizes = found
    .map(({ name, area }) => ({ name, cells: area ? area.rows * area.columns : 0 }))
    .sort((a, b) => a.cells - b.cells)
  let cells = 0
  return new Set(
    sizes.flatMap((one) => {
      cells += one.cells
      return cells <= MOST_CELLS ? [one.name] : []
    }),
  )
}

function snapshotOf(
  sheet: string,
  area: Area,
  rows: Cell[][],
  formats: readonly unknown[][],
): SheetSnapshot {
  const numberFormats: Record<string, string> = {}
  for (let column = area.column; column < area.column + area.columns; column += 1) {
    const list = formats.map((row) => String(row[column - area.column]))
    Object.assign(numberFormats, formatsOfColumn(column, cellsOfColumn(area, column, rows, list)))
  }
  return {
    sheet,
    origin: cellAddress(area.row + 1, area.column),
    rows,
    ...(Object.keys(numberFormats).length > 0 ? { numberFormats } : {}),
  }
}
