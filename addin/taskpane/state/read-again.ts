// The sheets as they are now, for a validation: all of them, or after edits what these have changed.
import type { SentCells, SentSheet } from '../../client/thread/held-sheets.ts'
import type { Outcome, Progress, SheetReading, WorkbookPort } from '../../workbook/port.ts'
import type { Changes } from './changes.ts'
import { sheetsDrawnOn } from './other-sheets.ts'
import { isSeveral, type Result, type SheetOfResult } from './result.ts'

export interface ReadRequest {
  sheet: string
  isAlone: boolean
  /** Read everything, whatever is known. */
  whole: boolean
  merges: boolean
  /** Sheets of files beside the workbook. */
  files: readonly SheetOfResult[]
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

export interface ReadAgain {
  /** Of the sheet that is meant. */
  reading: SheetReading
  sheets: SheetOfResult[]
  sent: SentSheet[]
}

export type SheetReader = ReturnType<typeof createSheetReader>

export function createSheetReader(port: WorkbookPort) {
  let lastRevision = 0
  const nextRevision = (): number => {
    lastRevision += 1
    return lastRevision
  }

  return {
    /** @param last the result whose readings may be brought up to date by the changes since */
    async read(
      last: Result | null,
      request: ReadRequest,
      taken: Changes,
    ): Promise<Outcome<ReadAgain>> {
      const { sheet, isAlone, whole, files } = request
      const isCurrent = last?.followed && last.sheet === sheet && last.isAlone === isAlone
      const own =
        !whole && last && isCurrent ? await changed(last, request, taken) : await all(request)
      if (!own.ok) return own
      const { value } = own
      const meant = value.find(({ sheet: { name } }) => name === sheet)?.sheet.reading
      if (!meant) throw new Error(`not read: ${sheet}`)
      return {
        ok: true,
        value: {
          reading: meant,
          sheets: [...value.map(({ sheet: one }) => one), ...files],
          sent: [
            ...value.map(({ sheet: { name, hidden }, cells }) => ({ name, hidden, cells })),
            ...files.map(sentWhole),
          ],
        },
      }
    },
  }

  type Read = { sheet: SheetOfResult; cells: SentCells | null }[]

  async function all({
    sheet,
    isAlone,
    merges,
    signal,
    onProgress,
  }: ReadRequest): Promise<Outcome<Read>> {
    const options = { merges, signal, onProgress }
    if (isAlone) {
      const read = await port.readSheet({ sheet, ...options })
      return read.ok
        ? { ok: true, value: [wholeOf({ name: sheet, hidden: false }, read.value)] }
        : read
    }
    const read = await port.readWorkbook(options)
    if (!read.ok) return read
    const value = read.value.map(({ name, hidden, reading }) => wholeOf({ name, hidden }, reading))
    const meant = value.findIndex(({ sheet: { name } }) => name === sheet)
    if (value[meant]?.sheet.reading) return { ok: true, value }
    // Too large to be read with the others, or gone: it is read first, or says why not.
    const own = await port.readSheet({ sheet, ...options })
    if (!own.ok) return own
    const { hidden = false } = read.value[meant] ?? {}
    value.splice(meant < 0 ? value.length : meant, 1, wholeOf({ name: sheet, hidden }, own.value))
    return { ok: true, value }
  }

  function wholeOf(
    of: { name: string; hidden: boolean },
    reading: SheetReading | null,
  ): Read[number] {
    const sheet = { ...of, reading, revision: nextRevision() }
    return { sheet, cells: sentWhole(sheet).cells }
  }

  /** Sheets that were edited, and those whose formulas draw on them. */
  async function changed(
    last: Result,
    request: ReadRequest,
    taken: Changes,
  ): Promise<Outcome<Read>> {
    const { signal, onProgress } = request
    const touched = touchedSheets(last, taken)
    const read: Read = []
    for (const sheet of last.sheets) {
      if (sheet.file !== undefined) continue
      if (sheet.reading === null || !touched.has(sheet.name)) {
        const cells = sheet.reading && { kind: 'same' as const, revision: sheet.revision }
        read.push({ sheet, cells })
        continue
      }
      const changes = taken.list.filter((change) => change.sheet === sheet.name)
      const update = await port.readChanges({ reading: sheet.reading, changes, signal, onProgress })
      if (!update.ok) return update
      const { reading, patch } = update.value
      const revision = nextRevision()
      read.push({
        sheet: { ...sheet, reading, revision },
        cells: patch
          ? { kind: 'patch', revision, base: sheet.revision, patch }
          : { kind: 'whole', revision, snapshot: reading.snapshot },
      })
    }
    return { ok: true, value: read }
  }
}

/** Everything once more, for a worker thread that no longer holds it. */
export const wholeSheets = (sheets: readonly SheetOfResult[]): SentSheet[] => sheets.map(sentWhole)

/** The same sheets as they were sent last. */
export const heldSheets = (sheets: readonly SheetOfResult[]): SentSheet[] =>
  sheets.map(({ name, hidden, reading, revision }) => ({
    ...{ name, hidden },
    cells: reading && { kind: 'same', revision },
  }))

const sentWhole = ({ name, hidden, reading, revision }: SheetOfResult): SentSheet => ({
  name,
  hidden,
  cells: reading && { kind: 'whole', revision, snapshot: reading.snapshot },
})

/** Of one sheet that one alone; of several also those that draw on an edited one, through others too. */
function touchedSheets(last: Result, taken: Changes): Set<string> {
  if (!isSeveral(last)) return new Set([last.sheet])
  const touched = new Set(taken.list.map(({ sheet }) => sheet))
  const drawing = last.sheets.map(({ name, reading }) => ({
    name,
    on: reading ? sheetsDrawnOn(reading.snapshot) : new Set<string>(),
  }))
  for (let size = -1; size !== touched.size; ) {
    size = touched.size
    for (const { name, on } of drawing)
      if ([...on].some((one) => touched.has(one))) touched.add(name)
  }
  return touched
}
