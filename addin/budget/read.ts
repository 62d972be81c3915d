// The sheets as they are now, for a validation: all of them, or after edits what these have changed.
import type { SentCells, SentSheet } from '../client/thread/held-sheets.ts'
import type {
  Outcome,
  Progress,
  SheetReading,
  WorkbookChange,
  WorkbookPort,
} from '../workbook/port.ts'
import { sheetsDrawnOn } from './drawn-on.ts'
import { isSeveral, type Result, type SheetOfResult } from './result.ts'

export interface ReadRequest {
  sheet: string
  isAlone: boolean
  /** What the readings at hand are of and the edits since; null: everything is read. */
  since: Since | null
  merges: boolean
  /** Sheets of files beside the workbook. */
  files: readonly SheetOfResult[]
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

export interface Since {
  result: Result
  changes: readonly WorkbookChange[]
}

export interface SheetsRead {
  /** Of the sheet that is meant. */
  reading: SheetReading
  sheets: SheetOfResult[]
  sent: SentSheet[]
}

export async function readSheets(
  port: WorkbookPort,
  request: ReadRequest,
): Promise<Outcome<SheetsRead>> {
  const { sheet, isAlone, since, files } = request
  const last = since?.result
  const isCurrent = last?.followed && last.sheet === sheet && last.isAlone === isAlone
  const own =
    since && isCurrent ? await readChanged(port, request, since) : await readAll(port, request)
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
}

type Read = { sheet: SheetOfResult; cells: SentCells | null }[]

let lastRevision = 0
/** One count for the whole page: a worker thread that several readers use takes none for another. */
const nextRevision = (): number => {
  lastRevision += 1
  return lastRevision
}

async function readAll(
  port: WorkbookPort,
  { sheet, isAlone, merges, signal, onProgress }: ReadRequest,
): Promise<Outcome<Read>> {
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
async function readChanged(
  port: WorkbookPort,
  { signal, onProgress }: ReadRequest,
  { result: last, changes: heard }: Since,
): Promise<Outcome<Read>> {
  const touched = touchedSheets(last, heard)
  const read: Read = []
  for (const sheet of last.sheets) {
    if (sheet.file !== undefined) continue
    if (sheet.reading === null || !touched.has(sheet.name)) {
      const cells = sheet.reading && { kind: 'same' as const, revision: sheet.revision }
      read.push({ sheet, cells })
      continue
    }
    const changes = heard.filter((change) => change.sheet === sheet.name)
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

/**
 * Asks the worker thread for something of sheets that it was sent before, and once more with all
 * their cells where it no longer holds them.
 * @param sent as they are sent at first; without it only mentioned
 */
export async function askOfSheets<T extends { kind: string }>(
  sheets: readonly SheetOfResult[],
  ask: (sent: SentSheet[]) => Promise<T>,
  sent: SentSheet[] = mentioned(sheets),
): Promise<T> {
  const answered = await ask(sent)
  return answered.kind === 'unknownSheet' ? ask(sheets.map(sentWhole)) : answered
}

const mentioned = (sheets: readonly SheetOfResult[]): SentSheet[] =>
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
function touchedSheets(last: Result, changes: readonly WorkbookChange[]): Set<string> {
  if (!isSeveral(last)) return new Set([last.sheet])
  const touched = new Set(changes.map(({ sheet }) => sheet))
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
