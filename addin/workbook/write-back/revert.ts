// Taking a write-back back: by itself when it failed half-way, or when the user asks.

import { cellsNaming } from '../compare/outside.ts'
import { type Begun, carryThrough, wait } from '../excel/carry-through.ts'
import { notRestored, problem, problemError } from '../excel/problems.ts'
import type { ExcelContext, RunInExcel } from '../excel/session.ts'
import type { Outcome, Problem } from '../port.ts'
import {
  type JournalEntry,
  type JournalImage,
  loadJournal,
  readImages,
  readJournal,
  storeJournal,
} from './journal.ts'
import { createEditFinder, queueOwnSheets, readContents } from './own-sheets.ts'
import { clearSheet, createWriter, renderImage } from './render.ts'
import { isAsBefore, isAsWritten, queueStates, writeCell } from './targets.ts'

export interface Made {
  entry: JournalEntry
  image: JournalImage
}

/** Milliseconds before each attempt to put the workbook right. */
const ATTEMPTS = [0, 200, 1_000, 3_000]

/** Makes the workbook as it was before `made`, and passes on why that was needed. */
export async function revertWrites(
  run: RunInExcel,
  made: Made,
  failure: Problem,
): Promise<Outcome<never>> {
  for (const pause of ATTEMPTS) {
    await wait(pause)
    const outcome = await run((context) => undo(context, made, { isAsked: false }))
    if (outcome.ok) return { ok: false, problem: failure }
  }
  return { ok: false, problem: notRestored(failure) }
}

/** Takes the latest write-back back, unless the user has worked on its cells since. */
export function revert(run: RunInExcel): Promise<Outcome<void>> {
  // What has begun is carried through: half a revert is worse than either state.
  return carryThrough(async (begun) => {
    const hadBegun = begun.hasBegun
    const outcome = await run((context) => undoLatest(context, begun), { waitForEdit: true })
    const isThrough = hadBegun && !outcome.ok && outcome.problem.code === 'nothingToRevert'
    return isThrough ? { ok: true, value: undefined } : outcome
  }, notRestored)
}

async function undoLatest(context: ExcelContext, begun: Begun): Promise<void> {
  const setting = loadJournal(context)
  const images = await readImages(context)
  const entry = readJournal(setting).at(-1)
  if (!entry) throw problemError(problem('nothingToRevert'))
  const image = images.get(entry.id)?.image ?? { written: {}, before: {} }
  await undo(context, { entry, image }, { isAsked: true, begun })
}

async function undo(
  context: ExcelContext,
  { entry, image }: Made,
  options: { isAsked: boolean; begun?: Begun },
): Promise<void> {
  const { workbook } = context
  workbook.load('readOnly')
  workbook.protection.load('protected')
  workbook.worksheets.load('items/name')
  const setting = loadJournal(context)
  const ownQuery = queueOwnSheets(
    context,
    entry.sheets.map(({ name, extent, look }) => ({ name, extent, look })),
  )
  const cellQuery = queueStates(context, entry.cells)
  const names = entry.cells.map(({ name }) => {
    const item = workbook.names.getItemOrNullObject(name ?? '反映')
    item.load('name')
    return name === undefined ? null : item
  })
  const images = await readImages(context)
  const own = ownQuery()
  const states = cellQuery()
  if (workbook.readOnly) throw problemError(problem('readOnly'))
  const guarded = own.find((sheet) => sheet.isProtected)
  if (guarded) throw problemError(problem('protectedSheet', { cells: [guarded.name] }))
  const locked = entry.cells.find((_, i) => states[i]?.isProtected)
  if (locked && options.isAsked) {
    throw problemError(problem('protectedSheet', { cells: [locked.sheet] }))
  }
  const isDeleting = own.some((sheet, i) => sheet.exists && entry.sheets[i]?.created)
  if (isDeleting && workbook.protection.protected) throw problemError(problem('protectedWorkbook'))

  const later = createEditFinder(entry.sheets, image)
  await readContents(context, own, later.look)
  const edits = later.edits()
  const open = entry.cells.filter((cell, i) => {
    const state = states[i]
    return state && !isAsWritten(cell, state) && !isAsBefore(cell, state)
  })
  if (options.isAsked) {
    edits.push(...open.map(({ sheet, cell }) => `${sheet}!${cell}`))
    const deleted = entry.sheets.filter((sheet, i) => sheet.created && own[i]?.exists)
    const sheets = workbook.worksheets.items.map((sheet) => sheet.name)
    edits.push(
      ...(await dependants(
        context,
        sheets,
        deleted.map((sheet) => sheet.name),
        entry,
      )),
    )
  }
  if (edits.length > 0) throw problemError(problem('laterEdits', { cells: edits }))

  if (options.begun) options.begun.hasBegun = true
  context.runtime.enableEvents = false
  const writer = createWriter(context)
  entry.cells.forEach((cell, i) => {
    const state = states[i]
    // A cell that someone has changed since keeps what they put there.
    if (!state || !isAsWritten(cell, state)) return
    writeCell(context, cell, cell.before)
    if (state.numberFormat !== cell.beforeFormat) {
      const range = workbook.worksheets.getItem(cell.sheet).getRange(cell.cell)
      range.numberFormat = [[cell.beforeFormat]]
    }
  })
  for (const item of names) if (item && !item.isNullObject) item.delete()
  for (const [i, sheet] of entry.sheets.entries()) {
    const there = own[i]
    if (!there?.exists) continue
    const place = workbook.worksheets.getItem(sheet.name)
    if (sheet.created) {
      place.delete()
      continue
    }
    clearSheet(place, sheet.extent, sheet.look, there.has)
    const before = image.before[sheet.name]
    if (before) await renderImage(writer, sheet.name, before.contents, before.look)
  }
  const journal = readJournal(setting)
  const left = journal.filter((one) => one.id !== entry.id)
  if (!setting.isNullObject && left.length < journal.length) storeJournal(context, left)
  for (const [id, { part }] of images) if (!left.some((one) => one.id === id)) part.delete()
  context.runtime.enableEvents = true
  await context.sync()
}

/** Cells elsewhere whose formulas would lose their source with a sheet of ours. */
async function dependants(
  context: ExcelContext,
  sheets: readonly string[],
  deleted: readonly string[],
  entry: JournalEntry,
): Promise<string[]> {
  if (deleted.length === 0) return []
  const others = sheets.filter((name) => !deleted.includes(name))
  const own = new Set(entry.cells.map(({ sheet, cell }) => `${sheet}!${cell}`))
  const naming = await cellsNaming(context, others, deleted)
  return naming.filter((cell) => !own.has(cell))
}
