// The write-back: look, write, prove; whatever fails half-way is taken back.
import type { Report } from '../../../shared/schema/index.ts'
import type { WriteBackPlan, WriteSheet } from '../../../shared/writeback/index.ts'
import { extentOf } from '../../../shared/writeback/index.ts'
import type { ChangeTracker } from '../changes/changes.ts'
import { changedCells, isSameSheet } from '../compare/fingerprint.ts'
import { DIRECT_CELLS, type Outside, outsideChanges, queueOutside } from '../compare/outside.ts'
import { type Content, createRowHasher, type RowHash } from '../compare/row-hash.ts'
import { problem, problemError } from '../excel/problems.ts'
import type { ExcelContext, RunInExcel } from '../excel/session.ts'
import type { Outcome, Progress, SheetReading, WriteBackResult } from '../port.ts'
import { readSnapshot } from '../read/read.ts'
import { contentsOf } from './contents.ts'
import {
  imageXml,
  type JournalEntry,
  type JournalImage,
  loadJournal,
  nextId,
  queueImage,
  readImages,
  readJournal,
  storeJournal,
} from './journal.ts'
import { foldJournal } from './journal-fold.ts'
import {
  createEditFinder,
  lastWritten,
  type OwnSheet,
  queueOwnSheets,
  readContents,
} from './own-sheets.ts'
import { proveSheets } from './prove.ts'
import { clearSheet, createWriter, renderSheet } from './render.ts'
import { revertWrites } from './revert.ts'
import {
  fitPlan,
  plannedCells,
  queueCells,
  queueStates,
  targetDifferences,
  tooNarrow,
  writeTarget,
} from './targets.ts'

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
  reading: SheetReading
  report: Report
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
}

export async function writeBack(
  dependencies: WriteDependencies,
  options: WriteBackOptions,
): Promise<Outcome<WriteBackResult>> {
  const { run, changes } = dependencies
  let started: { entry: JournalEntry; image: JournalImage } | null = null
  const ended = changes.ownWrite()
  try {
    const outcome = await run(
      async (context) => {
        const before = await look(context, dependencies, options)
        const plan = fitPlan(options.plan, before.cells)
        const narrow = tooNarrow(plan.targets, before.cells)
        if (narrow.length > 0) throw problemError(problem('narrowTarget', { cells: narrow }))
        const fitted = { ...options, plan }
        const made = makeEntry(before, fitted, dependencies.now())
        started = made
        await write(context, before, made, fitted)
        return prove(context, dependencies, before, fitted)
      },
      { signal: options.signal, waitForEdit: true },
    )
    return outcome.ok || started === null
      ? outcome
      : await revertWrites(run, started, outcome.problem)
  } finally {
    ended()
  }
}

interface Before {
  journal: JournalEntry[]
  sheets: string[]
  own: OwnSheet[]
  previous: JournalImage['before']
  cells: ReturnType<ReturnType<typeof queueCells>>
  hasName: boolean[]
  outside: Outside
  isManual: boolean
}

/** One request for sheets of everyday size: the source again, the targets, and all that must stay. */
async function look(
  context: ExcelContext,
  dependencies: WriteDependencies,
  { plan, reading }: WriteBackOptions,
): Promise<Before> {
  const { workbook } = context
  const { worksheets } = workbook
  worksheets.load('items/name')
  workbook.load('readOnly')
  context.application.load('calculationMode')
  workbook.protection.load('protected')
  const setting = loadJournal(context)
  const source = reading.snapshot.sheet
  const planned = new Set(plan.sheets.map((sheet) => sheet.name))
  const range = dependencies.rangeOf(reading) ?? undefined
  // Around a range that was read the source must stay as it is, like any other sheet.
  const others = [...dependencies.sheetSizes.keys()].filter(
    (name) => (name !== source || range !== undefined) && !planned.has(name),
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
  const snapshot = await readSnapshot(context, {
    sheet: source,
    range,
    earlier: reading.snapshot,
    cellsOnly: true,
    alongBytes: alongBytes(others, dependencies.sheetSizes),
  })
  if (!isSameSheet(reading.snapshot, snapshot)) {
    throw staleError(dependencies.changes, reading, snapshot)
  }
  if (workbook.readOnly) throw problemError(problem('readOnly'))
  const sheets = worksheets.items.map((sheet) => sheet.name)
  const journal = readJournal(setting)
  const own = ownQuery()
  const isNewSheet = own.some((sheet) => !sheet.exists)
  if (isNewSheet && workbook.protection.protected) throw problemError(problem('protectedWorkbook'))
  const guarded = own.find((sheet) => sheet.isProtected)
  if (guarded) throw problemError(problem('protectedSheet', { cells: [guarded.name] }))
  const cells = cellQuery()
  const outside = await readUnseen(context, sheets, [source, ...planned], outsideQuery, others)
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
const alongBytes = (names: readonly string[], cells: ReadonlyMap<string, number>): number =>
  names.reduce((sum, name) => {
    const count = cells.get(name) ?? 0
    return sum + (count <= DIRECT_CELLS ? count * 64 : 0)
  }, 64 * 1024)

/** What the results of everyday sheets take that ride along. */
const RESULT_BYTES = 512 * 1024

function staleError(
  changes: ChangeTracker,
  reading: SheetReading,
  snapshot: SheetReading['snapshot'],
): Error {
  const cells = changedCells(reading.snapshot, snapshot).map(
    (cell) => `${reading.snapshot.sheet}!${cell}`,
  )
  const code = changes.byCoauthor(reading.snapshot.sheet)
    ? 'changedByCoauthor'
    : 'changedSinceValidation'
  return problemError(problem(code, { cells }))
}

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
  const { contents } = await more.finish(sheets)
  return { sheets: outside.sheets, contents: new Map([...outside.contents, ...contents]) }
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

function makeEntry(before: Before, { plan, reading }: WriteBackOptions, now: Date) {
  const writtenAt = now.toISOString()
  const entry: JournalEntry = {
    id: nextId(before.journal, writtenAt),
    kind: 'writeBack',
    writtenAt,
    ranges: plan.writeSet,
    source: reading.snapshot.sheet,
    sheets: plan.sheets.map((sheet, i) => {
      const { blocks: _, ...look } = sheet
      return {
        name: sheet.name,
        extent: extentOf(sheet),
        look,
        created: before.own[i]?.exists !== true,
      }
    }),
    cells: plannedCells(plan.targets, before.cells).map((cell, i) => {
      const name = plan.targets[i]?.name
      return before.hasName[i] || name === undefined ? cell : { ...cell, name }
    }),
  }
  const image: JournalImage = {
    written: Object.fromEntries(plan.sheets.map((sheet) => [sheet.name, hashesOf(sheet)])),
    before: before.previous,
  }
  return { entry, image }
}

function hashesOf(sheet: WriteSheet): RowHash[] {
  const { rows, row } = contentsOf(sheet)
  const hashRow = createRowHasher()
  return Array.from({ length: rows }, (_, r) => hashRow(row(r), r + 1))
}

async function write(
  context: ExcelContext,
  before: Before,
  { entry, image }: { entry: JournalEntry; image: JournalImage },
  { plan, onProgress }: WriteBackOptions,
): Promise<void> {
  context.runtime.enableEvents = false
  let requests = 0
  const writer = createWriter(context, () => {
    requests += 1
    onProgress?.({ done: requests, total: requests + 2 })
  })
  // The way back is in the file before anything is changed.
  const xml = await imageXml(entry.id, image)
  await writer.room(xml.length)
  queueImage(context, xml)
  const folded = foldJournal([...before.journal, entry])
  storeJournal(context, folded)
  for (const [i, sheet] of plan.sheets.entries()) {
    const own = before.own[i]
    if (!own?.exists) {
      context.workbook.worksheets.add(sheet.name)
      continue
    }
    const previous = before.previous[sheet.name]
    if (!previous) continue
    const place = context.workbook.worksheets.getItem(sheet.name)
    clearSheet(place, previous.extent, previous.look, own.has)
  }
  for (const sheet of plan.sheets) await renderSheet(writer, sheet)
  plan.targets.forEach((target, i) => {
    writeTarget(context, target)
    if (before.hasName[i]) return
    const range = context.workbook.worksheets.getItem(target.sheet).getRange(target.cell)
    context.workbook.names.add(target.name, range)
  })
  await context.sync()
}

/** Results against the report, and everything else against what it was. */
async function prove(
  context: ExcelContext,
  dependencies: WriteDependencies,
  before: Before,
  { plan, reading, onProgress }: WriteBackOptions,
): Promise<WriteBackResult> {
  context.runtime.enableEvents = true
  context.workbook.worksheets.load('items/name')
  // Where the user calculates by hand, only our own sheets are calculated.
  if (before.isManual) {
    for (const { name } of plan.sheets) context.workbook.worksheets.getItem(name).calculate(false)
  }
  const source = reading.snapshot.sheet
  const others = [...before.outside.contents.keys()]
  const sizes = new Map(
    [...before.outside.contents].map(([name, { rows }]): [string, number] => [
      name,
      rows.length * (rows[0]?.length ?? 0),
    ]),
  )
  const outsideQuery = queueOutside(context, others, sizes)
  const cellQuery = queueStates(context, plan.targets)
  const sheetQuery = proveSheets(context, plan.sheets)
  const snapshot = await readSnapshot(context, {
    sheet: source,
    range: dependencies.rangeOf(reading) ?? undefined,
    earlier: reading.snapshot,
    cellsOnly: true,
    alongBytes: alongBytes(others, sizes) + RESULT_BYTES,
  })
  const written = new Set(plan.targets.map(({ sheet, cell }) => `${sheet}!${cell}`))
  const changed = changedCells(reading.snapshot, snapshot).filter(
    (cell) => !written.has(`${source}!${cell}`) && !snapshot.formulas?.[cell],
  )
  if (changed.length > 0) throw staleError(dependencies.changes, reading, snapshot)
  const differences = await sheetQuery()
  differences.push(...targetDifferences(plan.targets, cellQuery()))
  if (differences.length > 0) {
    throw problemError(problem('resultsDiffer', { cells: differences.map(({ cell }) => cell) }))
  }
  const sheets = context.workbook.worksheets.items.map((sheet) => sheet.name)
  const after = await outsideQuery.finish(sheets.filter((name) => !isOwn(name)))
  const was = { ...before.outside, sheets: before.sheets.filter((name) => !isOwn(name)) }
  const outside = outsideChanges(was, after, written).filter(
    (cell) => !dependencies.changes.isOthers(cell),
  )
  onProgress?.({ done: 1, total: 1 })
  return { differences, outside }

  function isOwn(name: string): boolean {
    return plan.sheets.some((sheet) => sheet.name === name)
  }
}
