// Taking a write-back back: by itself when it failed half-way, or when the user asks.
import {
  type JournalEntry,
  type JournalImage,
  loadJournal,
  readImages,
  readJournal,
  storeJournal,
} from './journal.ts'
import { cellsNaming, queueOutside } from './outside.ts'
import { asContent, laterEdits, queueOwnSheets, readContents } from './own-sheets.ts'
import type { Outcome, Trouble } from './port.ts'
import { clearSheet, createWriter, renderImage } from './render.ts'
import type { ExcelContext, RunInExcel } from './session.ts'
import { isAsBefore, isAsWritten, type UserCell, writeCell } from './targets.ts'
import { notRestored, trouble, troubleError } from './troubles.ts'

export interface Made {
  entry: JournalEntry
  image: JournalImage
}

/** Milliseconds before each attempt to put the workbook right. */
const ATTEMPTS = [0, 200, 1_000, 3_000]

/** Makes the workbook as it was before `made`, and passes on why that was needed. */
export async function takeBack(
  run: RunInExcel,
  made: Made,
  failure: Trouble,
): Promise<Outcome<never>> {
  for (const pause of ATTEMPTS) {
    await wait(pause)
    const outcome = await run((context) => undo(context, made, { isAsked: false }))
    if (outcome.ok) return { ok: false, trouble: failure }
  }
  return { ok: false, trouble: notRestored(failure) }
}

/** Takes the latest write-back back, unless the user has worked on its cells since. */
export async function revert(run: RunInExcel): Promise<Outcome<void>> {
  const progress = { isApplying: false }
  const step = () => run((context) => undoLatest(context, progress), { waitForEdit: true })
  let outcome = await step()
  // What has begun is carried through: half a revert is worse than either state.
  for (const pause of ATTEMPTS) {
    if (outcome.ok || !progress.isApplying || REFUSALS.has(outcome.trouble.code)) return outcome
    await wait(pause)
    outcome = await step()
    if (!outcome.ok && outcome.trouble.code === 'nothingToRevert') {
      return { ok: true, value: undefined }
    }
  }
  return outcome.ok ? outcome : { ok: false, trouble: notRestored(outcome.trouble) }
}

/** Excel refuses these requests as a whole, so nothing of them was done. */
const REFUSALS = new Set(['cellEditMode', 'otherWorkbookActive', 'laterEdits', 'protectedSheet'])

async function undoLatest(context: ExcelContext, progress: { isApplying: boolean }): Promise<void> {
  const setting = loadJournal(context)
  const images = await readImages(context)
  const entry = readJournal(setting).at(-1)
  if (!entry) throw troubleError(trouble('nothingToRevert'))
  const image = images.get(entry.id)?.image ?? { written: {}, before: {} }
  await undo(context, { entry, image }, { isAsked: true, progress })
}

async function undo(
  context: ExcelContext,
  { entry, image }: Made,
  options: { isAsked: boolean; progress?: { isApplying: boolean } },
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
  const cellQuery = queueUserCells(context, entry.cells)
  const names = entry.cells.map(({ name }) => {
    const item = workbook.names.getItemOrNullObject(name ?? '反映')
    item.load('name')
    return name === undefined ? null : item
  })
  const images = await readImages(context)
  const own = ownQuery()
  const states = cellQuery()
  if (workbook.readOnly) throw troubleError(trouble('readOnly'))
  const guarded = own.find((sheet) => sheet.isProtected)
  if (guarded) throw troubleError(trouble('protectedSheet', { cells: [guarded.name] }))
  const isDeleting = own.some((sheet, i) => sheet.exists && entry.sheets[i]?.created)
  if (isDeleting && workbook.protection.protected) throw troubleError(trouble('protectedSheet'))

  const contents = await readContents(context, own)
  const edits = laterEdits(entry.sheets, image, contents)
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
  if (edits.length > 0) throw troubleError(trouble('laterEdits', { cells: edits }))

  if (options.progress) options.progress.isApplying = true
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
  const query = queueOutside(context, others, new Map())
  await context.sync()
  const outside = await query.finish(others)
  const own = new Set(entry.cells.map(({ sheet, cell }) => `${sheet}!${cell}`))
  return cellsNaming(outside, deleted).filter((cell) => !own.has(cell))
}

/** States of the user's cells; null where the sheet is gone. */
function queueUserCells(context: ExcelContext, cells: readonly UserCell[]) {
  const queued = cells.map(({ sheet, cell }) => {
    const place = context.workbook.worksheets.getItemOrNullObject(sheet)
    place.load('name')
    const range = place.getRange(cell)
    range.load('formulas,values,numberFormat')
    return { sheet, cell, place, range }
  })
  return () =>
    queued.map(({ sheet, cell, place, range }) => {
      if (place.isNullObject) return null
      const value = range.values[0]?.[0] ?? ''
      return {
        sheet,
        cell,
        content: asContent(range.formulas[0]?.[0] ?? '', value),
        value,
        numberFormat: String(range.numberFormat[0]?.[0] ?? 'General'),
      }
    })
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
