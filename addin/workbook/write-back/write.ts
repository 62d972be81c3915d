// The write-back: look, write, prove; whatever fails half-way is taken back.
import type { WriteSheet } from '../../../shared/writeback/index.ts'
import { extentOf } from '../../../shared/writeback/index.ts'
import { changedCells } from '../compare/fingerprint.ts'
import { outsideChanges, queueOutside } from '../compare/outside.ts'
import { createRowHasher, type RowHash } from '../compare/row-hash.ts'
import { problem, problemError } from '../excel/problems.ts'
import type { ExcelContext } from '../excel/session.ts'
import type { Outcome, WriteBackResult } from '../port.ts'
import { readAgain } from '../read/read-again.ts'
import {
  alongBytes,
  type Before,
  readBefore,
  sourcesOf,
  staleError,
  type WriteBackOptions,
  type WriteDependencies,
} from './before.ts'
import { contentsOf } from './contents.ts'
import {
  imageXml,
  type JournalEntry,
  type JournalImage,
  nextId,
  queueImage,
  storeJournal,
} from './journal.ts'
import { foldJournal } from './journal-fold.ts'
import { proveSheets } from './prove.ts'
import { clearSheet, createWriter, renderSheet } from './render.ts'
import { revertWrites } from './revert.ts'
import {
  fitPlan,
  plannedCells,
  queueStates,
  targetDifferences,
  tooNarrow,
  writeTarget,
} from './targets.ts'
import { asOneUndoIfPossible } from './undo-group.ts'

export async function writeBack(
  dependencies: WriteDependencies,
  options: WriteBackOptions,
): Promise<Outcome<WriteBackResult>> {
  const ended = dependencies.changes.ownWrite()
  try {
    return await asOneUndoIfPossible((asOneUndo) => attempt(dependencies, options, asOneUndo))
  } finally {
    ended()
  }
}

async function attempt(
  dependencies: WriteDependencies,
  options: WriteBackOptions,
  asOneUndo: boolean,
): Promise<Outcome<WriteBackResult>> {
  let started: { entry: JournalEntry; image: JournalImage } | null = null
  const outcome = await dependencies.run(
    async (context) => {
      const before = await readBefore(context, dependencies, options)
      const plan = fitPlan(options.plan, before.cells)
      const narrow = tooNarrow(plan.targets, before.cells)
      if (narrow.length > 0) throw problemError(problem('narrowTarget', { cells: narrow }))
      const fitted = { ...options, plan }
      const made = makeEntry(before, fitted, dependencies.now())
      started = made
      await write(context, before, made, fitted)
      return prove(context, dependencies, before, fitted)
    },
    { signal: options.signal, waitForEdit: true, asOneUndo },
  )
  return outcome.ok || started === null
    ? outcome
    : await revertWrites(dependencies.run, started, outcome.problem)
}

/** What the results of everyday sheets take that ride along. */
const RESULT_BYTES = 512 * 1024

function makeEntry(before: Before, { plan, readings }: WriteBackOptions, now: Date) {
  const writtenAt = now.toISOString()
  const entry: JournalEntry = {
    id: nextId(before.journal, writtenAt),
    kind: 'writeBack',
    writtenAt,
    ranges: plan.writeSet,
    ...namesOfSources(readings),
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

function namesOfSources(readings: WriteBackOptions['readings']) {
  const [first, ...more] = readings
  return {
    ...(first ? { source: first.snapshot.sheet } : {}),
    ...(more.length > 0 ? { moreSources: more.length } : {}),
  }
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
  { plan, readings, onProgress }: WriteBackOptions,
): Promise<WriteBackResult> {
  context.runtime.enableEvents = true
  context.workbook.worksheets.load('items/name')
  // Where the user calculates by hand, only our own sheets are calculated.
  if (before.isManual) {
    for (const { name } of plan.sheets) context.workbook.worksheets.getItem(name).calculate(false)
  }
  const others = [...before.outside.contents.keys()]
  const sizes = new Map(
    [...before.outside.contents].flatMap(([name, { rows }]): [string, number][] =>
      // A stray cell far from the others makes it larger than its cells.
      before.outside.far.has(name) ? [] : [[name, rows.length * (rows[0]?.length ?? 0)]],
    ),
  )
  const outsideQuery = queueOutside(context, others, sizes)
  const cellQuery = queueStates(context, plan.targets)
  const sheetQuery = proveSheets(context, plan.sheets)
  const now = await readAgain(
    context,
    sourcesOf(readings, dependencies),
    alongBytes(others, sizes) + RESULT_BYTES,
  )
  const written = new Set(plan.targets.map(({ sheet, cell }) => `${sheet}!${cell}`))
  const isStale = readings.some(({ snapshot }, i) => {
    const after = now[i] ?? snapshot
    return changedCells(snapshot, after).some(
      (cell) => !written.has(`${snapshot.sheet}!${cell}`) && !after.formulas?.[cell],
    )
  })
  if (isStale) throw staleError(dependencies.changes, readings, now)
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
