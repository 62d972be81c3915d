// What a write-back finds before it writes: the source as it was checked, its own sheets, all that must stay.
import type { Report } from '../../../shared/schema/index.ts'
import { extentOf, type WriteBackPlan } from '../../../shared/writeback/index.ts'
import type { ChangeTracker } from '../changes/changes.ts'
import { changedCells, isSameSheet } from '../compare/fingerprint.ts'
import { DIRECT_CELLS, type Outside, queueOutside } from '../compare/outside.ts'
import type { Content } from '../compare/row-hash.ts'
import { problem, problemError } from '../excel/problems.ts'
import type { ExcelContext, RunInExcel } from '../excel/session.ts'
import type { Progress, SheetReading } from '../port.ts'
import { type EarlierReading, readAgain } from '../read/read-again.ts'
import {
  type JournalEntry,
  type JournalImage,
  loadJournal,
  readImages,
  readJournal,
} from './journal.ts'
import {
  createEditFinder,
  lastWritten,
  type OwnSheet,
  queueOwnSheets,
  readContents,
} from './own-sheets.ts'
import { queueCells } from './targets.ts'

export interface WriteDependencies {
  run: RunInExcel
  changes: ChangeTracker
  /** Cells in use by sheet, as last seen. */
  sheetSizes: Map<string, number>
  /** The range that was read instead of a whole sheet; null for a whole one. */
  rangeOf: (reading: SheetReading) => string | null
  now: () => Date
}

export interface WriteBackOptions {
  plan: WriteBackPlan
  /** Of the sheets whose lines are written. */
  readings: readonly SheetReading[]
  report: Report
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface Before {
  journal: JournalEntry[]
  sheets: string[]
  own: OwnSheet[]
  previous: JournalImage['before']
  cells: ReturnType<ReturnType<typeof queueCells>>
  hasName: boolean[]
  outside: Outside
  isManual: boolean
}

/** One request for sheets of everyday size: the sources again, the targets, and all that must stay. */
export async function readBefore(
  context: ExcelContext,
  dependencies: WriteDependencies,
  { plan, readings }: WriteBackOptions,
): Promise<Before> {
  const { workbook } = context
  const { worksheets } = workbook
  worksheets.load('items/name')
  workbook.load('readOnly')
  context.application.load('calculationMode')
  workbook.protection.load('protected')
  const setting = loadJournal(context)
  const planned = new Set(plan.sheets.map((sheet) => sheet.name))
  const sources = sourcesOf(readings, dependencies)
  // Around a range that was read the source must stay as it is, like any other sheet.
  const whole = new Set(
    sources.flatMap(({ snapshot, range }) => (range === undefined ? [snapshot.sheet] : [])),
  )
  const others = [...dependencies.sheetSizes.keys()].filter(
    (name) => !whole.has(name) && !planned.has(name),
  )
  const outsideQuery = queueOutside(context, others, dependencies.sheetSizes)
  const ownQuery = queueOwnSheets(
    context,
    plan.sheets.map((sheet) => ({ name: sheet.name, extent: extentOf(sheet), look: sheet })),
  )
  const cellQuery = queueCells(context, plan.targets)
  const names = plan.targets.map((target) => {
    const item = workbook.names.getItemOrNullObject(target.name)
    item.load('name')
    return item
  })
  const now = await readAgain(context, sources, alongBytes(others, dependencies.sheetSizes))
  const isSame = readings.every(({ snapshot }, i) => isSameSheet(snapshot, now[i] ?? snapshot))
  if (!isSame) throw staleError(dependencies.changes, readings, now)
  if (workbook.readOnly) throw problemError(problem('readOnly'))
  const sheets = worksheets.items.map((sheet) => sheet.name)
  const journal = readJournal(setting)
  const own = ownQuery()
  const isNewSheet = own.some((sheet) => !sheet.exists)
  if (isNewSheet && workbook.protection.protected) throw problemError(problem('protectedWorkbook'))
  const guarded = own.find((sheet) => sheet.isProtected)
  if (guarded) throw problemError(problem('protectedSheet', { cells: [guarded.name] }))
  const cells = cellQuery()
  const apart = [...readings.map(({ snapshot }) => snapshot.sheet), ...planned]
  const outside = await readUnseen(context, sheets, apart, outsideQuery, others)
  return {
    journal,
    sheets,
    own,
    previous: await readPrevious(context, journal, own),
    cells,
    hasName: names.map((item) => !item.isNullObject),
    outside,
    isManual: context.application.calculationMode === 'Manual',
  }
}

/** What the other sheets' cells may take that ride along, generously. */
export const alongBytes = (names: readonly string[], cells: ReadonlyMap<string, number>): number =>
  names.reduce((sum, name) => {
    const count = cells.get(name) ?? 0
    return sum + (count <= DIRECT_CELLS ? count * 64 : 0)
  }, 64 * 1024)

/** @param now the same sheets as they are now */
export function staleError(
  changes: ChangeTracker,
  readings: readonly SheetReading[],
  now: readonly SheetReading['snapshot'][],
): Error {
  const changed = readings.flatMap(({ snapshot }, i) => {
    const { sheet } = snapshot
    return changedCells(snapshot, now[i] ?? snapshot).map((cell) => ({ sheet, cell }))
  })
  const isCoauthors = changed.some(({ sheet }) => changes.byCoauthor(sheet))
  const code = isCoauthors ? 'changedByCoauthor' : 'changedSinceValidation'
  return problemError(
    problem(code, { cells: changed.map(({ sheet, cell }) => `${sheet}!${cell}`) }),
  )
}

export const sourcesOf = (
  readings: readonly SheetReading[],
  { rangeOf }: Pick<WriteDependencies, 'rangeOf'>,
): EarlierReading[] =>
  readings.map((reading) => ({
    snapshot: reading.snapshot,
    range: rangeOf(reading) ?? undefined,
  }))

/** Sheets that came since they were last counted are read with a request of their own. */
async function readUnseen(
  context: ExcelContext,
  sheets: readonly string[],
  apart: readonly string[],
  query: ReturnType<typeof queueOutside>,
  queued: readonly string[],
): Promise<Outside> {
  const outside = await query.finish(sheets)
  const unseen = sheets.filter((name) => !apart.includes(name) && !queued.includes(name))
  if (unseen.length === 0) return outside
  const more = queueOutside(context, unseen, new Map())
  await context.sync()
  const { contents, far } = await more.finish(sheets)
  return {
    sheets: outside.sheets,
    contents: new Map([...outside.contents, ...contents]),
    far: new Map([...outside.far, ...far]),
  }
}

/** What Hanei's own sheets hold from the last time. @throws laterEdits when the user wrote there since. */
async function readPrevious(
  context: ExcelContext,
  journal: readonly JournalEntry[],
  own: readonly OwnSheet[],
): Promise<JournalImage['before']> {
  const existing = own.filter((sheet) => sheet.exists)
  if (existing.length === 0) return {}
  const contents = new Map(existing.map(({ name }): [string, Content[][]] => [name, []]))
  await readContents(context, existing, (name, _, rows) => {
    for (const row of rows) contents.get(name)?.push(row)
  })
  const images = await readImages(context)
  const previous: JournalImage['before'] = {}
  for (const { name } of existing) {
    const last = lastWritten(journal, name)
    const held = contents.get(name) ?? []
    const image = last ? images.get(last.entry.id)?.image : undefined
    if (!last || !image) throw problemError(problem('laterEdits', { cells: [name] }))
    const { written } = last
    const later = createEditFinder([written], image)
    later.look(name, 0, held)
    const edits = later.edits()
    if (edits.length > 0) throw problemError(problem('laterEdits', { cells: edits }))
    previous[name] = { look: written.look, extent: written.extent, contents: held }
  }
  return previous
}
