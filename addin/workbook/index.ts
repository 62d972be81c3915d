// All of Excel behind one door: what the pane, the ribbon commands and the functions work with.
import { createChangeTracker } from './changes/changes.ts'
import { listenToSheets } from './changes/sheet-events.ts'
import { canGroupUndo, createSession } from './excel/session.ts'
import { apiLevel, jumpTo, listSheets, savedBy, selection } from './excel/sheets.ts'
import { isDarkTheme } from './excel/theme.ts'
import { clearMarks, markFindings } from './marks/marks.ts'
import type { WorkbookPort } from './port.ts'
import { readSnapshot } from './read/read.ts'
import { readSheets } from './read/read-workbook.ts'
import { createReadingLog } from './read/reading-log.ts'
import { readUpdate } from './read/update.ts'
import {
  loadMappings,
  loadReceipts,
  loadRoles,
  loadSettings,
  saveMapping,
  saveReceipt,
  saveRoles,
  saveSettings,
} from './storage/storage.ts'
import { applyEdits } from './write-back/edits.ts'
import { loadJournal, readJournal } from './write-back/journal.ts'
import { revert } from './write-back/revert.ts'
import { writeBack } from './write-back/write.ts'

export type * from './port.ts'

export interface WorkbookOptions {
  /** Milliseconds without an answer after which Excel counts as lost. */
  timeout?: number
  now?: () => Date
}

export interface OfficeLook {
  displayLanguage: string
  isDark: boolean
}

/** What Office says of its language and colours now. Desktop Excel tells new colours within 5 s. */
export const officeLook = (): OfficeLook => ({
  displayLanguage: Office.context.displayLanguage,
  isDark: isDarkTheme(Office.context.officeTheme),
})

/** Waits for Excel; resolves never outside a host. */
export async function whenReady(): Promise<{
  /** Whether this Excel hands out tokens of the account it is signed in with. */
  nestedAppAuth: boolean
}> {
  await Office.onReady()
  return {
    nestedAppAuth: Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
  }
}

/** The open workbook. Call after `whenReady`. */
export function createWorkbook(options: WorkbookOptions = {}): WorkbookPort {
  const { timeout = 60_000, now = () => new Date() } = options
  const run = createSession({ timeout })
  const changes = createChangeTracker(run)
  const sheetSizes = new Map<string, number>()
  /** All sheets as last listed. */
  let sheetNames: string[] = []
  const log = createReadingLog()

  return {
    apiLevel,
    canGroupUndo,
    listSheets: () => listSheets(run, know),
    selection: () => selection(run),
    savedBy: () => savedBy(run),
    readSheet,
    readChanges: (request) => readUpdate({ run, changes, log, readSheet }, request),
    readWorkbook,
    jumpTo: (sheet, address) => jumpTo(run, sheet, address),
    applyEdits: (edits, expected) => applyEdits({ run, changes, now }, edits, expected),
    writeBack: (request) =>
      writeBack({ run, changes, sheetSizes, rangeOf: log.rangeOf, now }, request),
    revertible: () =>
      run(async (context) => {
        const setting = loadJournal(context)
        await context.sync()
        const last = readJournal(setting).at(-1)
        if (!last) return null
        const { kind, writtenAt, ranges, source = null, moreSources = 0 } = last
        return { kind, writtenAt, ranges, source, moreSources }
      }),
    async revert() {
      const ended = changes.ownWrite()
      try {
        return await revert(run)
      } finally {
        ended()
      }
    },
    mark: (marks) => markFindings(run, marks),
    clearMarks: () => clearMarks(run),
    loadMappings: (sheets) => loadMappings(run, sheets),
    saveMapping: (sheet, mapping) => saveMapping(run, sheet, mapping),
    loadRoles: () => loadRoles(run),
    saveRoles: (roles) => saveRoles(run, roles),
    loadSettings: () => loadSettings(run),
    saveSettings: (settings) => saveSettings(run, settings),
    saveReceipt: (runId, receipt) => saveReceipt(run, runId, receipt),
    loadReceipts: () => loadReceipts(run),
    onChange: (listener) => changes.listen(listener),
    onSheets: (listener) => listenToSheets(run, listener),
  }

  function know(sheets: readonly { id: string; name: string }[]): void {
    changes.knowSheets(sheets)
    sheetNames = sheets.map(({ name }) => name)
  }

  function readWorkbook({
    signal,
    ...options
  }: Parameters<WorkbookPort['readWorkbook']>[0]): ReturnType<WorkbookPort['readWorkbook']> {
    return run(
      async (context) => {
        const noted = log.begin()
        const { sheets, found } = await readSheets(context, { ...options, known: sheetNames })
        know(found)
        sheetSizes.clear()
        for (const { name, size } of found) sheetSizes.set(name, size)
        return sheets.map(({ name, hidden, snapshot }) => {
          changes.noteReading(name)
          return { name, hidden, reading: snapshot && noted(snapshot, null) }
        })
      },
      { signal },
    )
  }

  function readSheet(options: Parameters<WorkbookPort['readSheet']>[0]) {
    const { sheet, range, merges, onProgress, signal } = options
    return run(
      async (context) => {
        const worksheets = context.workbook.worksheets
        worksheets.load('items/id,items/name')
        let sizes: { name: string; used: Excel.Range }[] = []
        const noted = log.begin()
        const snapshot = await readSnapshot(context, {
          sheet,
          range,
          merges,
          onProgress,
          alongside() {
            know(worksheets.items.map(({ id, name }) => ({ id, name })))
            sizes = worksheets.items.map((one) => {
              const used = one.getUsedRangeOrNullObject(true)
              used.load('rowCount,columnCount')
              return { name: one.name, used }
            })
          },
        })
        sheetSizes.clear()
        for (const { name, used } of sizes) {
          sheetSizes.set(name, used.isNullObject ? 0 : used.rowCount * used.columnCount)
        }
        changes.noteReading(sheet)
        return noted(snapshot, range ?? null)
      },
      { signal },
    )
  }
}

export { createWorkbook as createWorkbookPort }
