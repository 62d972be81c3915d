// Edits by the user and co-authors, told apart from our own writes.

import { type RunInExcel, supports } from '../excel/session.ts'
import type { Outcome, WorkbookChange } from '../port.ts'
import { noteOwnWrite } from './own-writes.ts'

export interface ChangeTracker {
  /** Starts listening; the answer stops it. */
  listen(listener: (change: WorkbookChange) => void): Promise<Outcome<() => void>>
  /** Sheets by the ids that events name. */
  knowSheets(sheets: readonly { id: string; name: string }[]): void
  /** Marks the start of a write of ours; call the answer at its end. */
  ownWrite(): () => void
  /** A sheet has been read: what happened to it before no longer matters. */
  noteReading(sheet: string): void
  /** Whether a co-author has changed a sheet since it was read. */
  byCoauthor(sheet: string): boolean
  /** Whether someone else is known to have changed `sheet!cell` since the last reading. */
  isOthers(cell: string): boolean
}

/** Events of an Excel without `triggerSource` may arrive this long after the write. */
const SETTLING = 500

export function createChangeTracker(run: RunInExcel): ChangeTracker {
  let active = 0
  let quietUntil = 0
  const seen = new Map<string, { address: string; by: WorkbookChange['by'] }[]>()
  const listeners = new Set<(change: WorkbookChange) => void>()
  const names = new Map<string, string>()
  let registration: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs> | null =
    null

  return {
    async listen(listener) {
      if (!registration) {
        const outcome = await run(async (context) => {
          const added = context.workbook.worksheets.onChanged.add(handle)
          await context.sync()
          return added
        })
        if (!outcome.ok) return outcome
        registration = outcome.value
      }
      listeners.add(listener)
      return { ok: true, value: () => stop(listener) }
    },
    knowSheets(sheets) {
      for (const { id, name } of sheets) names.set(id, name)
    },
    ownWrite() {
      active += 1
      noteOwnWrite()
      return () => {
        active -= 1
        noteOwnWrite()
        quietUntil = Date.now() + SETTLING
      }
    },
    noteReading(sheet) {
      seen.delete(sheet)
    },
    byCoauthor: (sheet) => (seen.get(sheet) ?? []).some(({ by }) => by === 'coauthor'),
    isOthers(cell) {
      const at = cell.lastIndexOf('!')
      const changes = seen.get(cell.slice(0, at)) ?? []
      return changes.some(({ address }) => covers(address, cell.slice(at + 1)))
    },
  }

  function stop(listener: (change: WorkbookChange) => void): void {
    listeners.delete(listener)
    if (listeners.size > 0 || !registration) return
    const last = registration
    registration = null
    // A pane that closes takes its handlers with it, so a failure here matters to nobody.
    Excel.run(last.context, async (context) => {
      last.remove()
      await context.sync()
    }).catch(() => undefined)
  }

  async function handle(event: Excel.WorksheetChangedEventArgs): Promise<void> {
    if (isOwn(event)) return
    const by = event.source === 'Remote' ? 'coauthor' : 'user'
    const sheet = names.get(event.worksheetId) ?? (await sheetName(event.worksheetId))
    if (sheet === null) return
    const list = seen.get(sheet) ?? []
    list.push({ address: event.address, by })
    seen.set(sheet, list.slice(-MOST_SEEN))
    const shifts = event.changeType !== 'RangeEdited'
    for (const listener of [...listeners]) listener({ sheet, address: event.address, by, shifts })
  }

  function isOwn(event: Excel.WorksheetChangedEventArgs): boolean {
    if (event.source === 'Remote') return false
    if (supports('1.14')) return event.triggerSource === 'ThisLocalAddin'
    return active > 0 || Date.now() < quietUntil
  }

  async function sheetName(id: string): Promise<string | null> {
    const outcome = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id)
      sheet.load('name')
      await context.sync()
      return sheet.isNullObject ? null : sheet.name
    })
    if (!outcome.ok || outcome.value === null) return null
    names.set(id, outcome.value)
    return outcome.value
  }
}

const MOST_SEEN = 200

/** Whether an event's address covers a cell; rows and columns inserted cover everything. */
function covers(address: string, cell: string): boolean {
  const parts = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address)
  const at = /^([A-Z]+)(\d+)$/.exec(cell)
  if (!parts || !at) return true
  const [, left = '', top = '', right = left, bottom = top] = parts
  const [, column = '', row = ''] = at
  const within = (a: string, b: string): boolean =>
    a.length < b.length || (a.length === b.length && a <= b)
  return (
    within(left, column) &&
    within(column, right) &&
    Number(top) <= Number(row) &&
    Number(row) <= Number(bottom)
  )
}
