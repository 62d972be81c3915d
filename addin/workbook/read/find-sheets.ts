// The sheets of the workbook and where their cells lie, in one request.
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import type { Area } from '../excel/area.ts'
import { areaOf, nearCells } from '../excel/near-cells.ts'
import type { ExcelContext } from '../excel/session.ts'
import { loadJournal, readJournal } from '../write-back/journal.ts'
import { calculationOf } from './calculation.ts'

export interface FoundSheet {
  id: string
  name: string
  hidden: boolean
  /** Of the sheet's state and the workbook's, what is read with its cells. */
  facts: Pick<SheetSnapshot, 'veryHidden' | 'calculationMode'>
  /** Hanei's own. */
  own: boolean
  /** Of what is read; null: nothing on it, or too much. */
  area: Area | null
  /** Filled cells far from the area. */
  far: Area[]
  /** Cells of its used range. */
  size: number
  isAnyHidden: boolean
  tables: string[]
}

/** @param known their names as last listed; a sheet that came since takes a second request */
export async function findSheets(
  context: ExcelContext,
  known: readonly string[],
): Promise<FoundSheet[]> {
  const worksheets = context.workbook.worksheets
  worksheets.load('items/id,items/name,items/visibility')
  const { application } = context
  application.load('calculationMode')
  const setting = loadJournal(context)
  const queued = queueUsed(context, known)
  await context.sync()
  const own = new Set(readJournal(setting).flatMap(({ sheets }) => sheets.map(({ name }) => name)))
  const missing = worksheets.items.filter(({ name }) => !queued.has(name)).map(({ name }) => name)
  if (missing.length > 0) {
    for (const [name, found] of queueUsed(context, missing)) queued.set(name, found)
    await context.sync()
  }
  const found: FoundSheet[] = []
  for (const { id, name, visibility } of worksheets.items) {
    const { used, tables } = queued.get(name) ?? {}
    const isUsed = used?.isNullObject === false
    // A search takes requests of its own only where the used range is over the limits.
    const near = isUsed ? await nearCells(context, name, areaOf(used), send) : null
    found.push({
      id,
      name,
      hidden: visibility !== 'Visible',
      facts: {
        ...(visibility === 'VeryHidden' ? { veryHidden: true } : {}),
        ...calculationOf(application),
      },
      own: own.has(name),
      area: near?.area ?? null,
      far: near?.far ?? [],
      size: isUsed ? used.rowCount * used.columnCount : 0,
      isAnyHidden: isUsed && isAnyHidden(used),
      tables: (tables?.items ?? []).map((table) => table.name),
    })
  }
  return found

  async function send<T>(queue: () => T): Promise<T> {
    const asked = queue()
    await context.sync()
    return asked
  }
}

const isAnyHidden = ({ rowHidden, columnHidden }: Excel.Range): boolean =>
  rowHidden !== false || columnHidden !== false

function queueUsed(context: ExcelContext, names: readonly string[]) {
  return new Map(
    names.map((name) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name)
      const used = sheet.getUsedRangeOrNullObject(true)
      used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden')
      const { tables } = sheet
      tables.load('items/name')
      return [name, { used, tables }] as const
    }),
  )
}
