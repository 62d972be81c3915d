// The workbook that the page has open: its sheets as they are now, what is selected and marked on them.
import { computed, signal } from '@preact/signals'
import {
  type CellRange,
  cellAddress,
  parseCell,
  parseRange,
} from '../../../shared/address/index.ts'
import { cellAt, withCells } from '../../../shared/calculation/place.ts'
import type { Bilingual, Cell } from '../../../shared/schema/index.ts'
import type { WriteSheet } from '../../../shared/writeback/types.ts'
import type { BookEntry, BookSheet, PlaceOfFormula } from '../../client/thread/book/types.ts'
import type { WorkerThread } from '../../client/thread/index.ts'
import type { SheetMarks, WorkbookChange } from '../../workbook/port.ts'

/** What was done, for taking it back. */
export interface Step {
  kind: 'typed' | 'edits' | 'writeBack'
  /** ISO 8601. */
  at: string
  entries: readonly BookEntry[]
  /** What the entries' cells held. */
  before: readonly BookEntry[]
  ranges: string[]
}

export type Done = { ok: true } | { ok: false; message: Bilingual }

export type Book = ReturnType<typeof createBook>

export function createBook(of: {
  name: string
  sheets: readonly BookSheet[]
  workerThread: WorkerThread
  now: () => Date
}) {
  const { name, workerThread, now } = of
  const sheets = signal(of.sheets)
  const view = signal(
    of.sheets.find(({ hidden, own }) => !hidden && !own)?.name ?? of.sheets[0]?.name ?? '',
  )
  /** A sheet of a file beside it, shown in place of its own. */
  const beside = signal<{ file: string; name: string } | null>(null)
  /** How often something was gone to: the sheet comes to the front. */
  const jumps = signal(0)
  const selections = signal<ReadonlyMap<string, CellRange>>(new Map())
  const selection = computed(
    () => selections.value.get(keyOf(view.value, beside.value)) ?? firstCell,
  )
  const marks = signal<readonly SheetMarks[]>([])
  /** Formulas that keep an earlier result. */
  const unsolved = signal<readonly PlaceOfFormula[]>([])
  const steps = signal<readonly Step[]>([])
  /** What the last downloaded file holds. */
  const saved = signal<readonly Step[]>(steps.peek())
  const listeners = new Set<(change: WorkbookChange) => void>()
  const sheetListeners = new Set<() => void>()
  // One after the other: each begins with what the one before has left.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turn.then(act)
    turn = done.catch(() => undefined)
    return done
  }

  function sheetNamed(sheet: string): BookSheet | undefined {
    return sheets.peek().find((one) => one.name === sheet)
  }

  function contentAt({ sheet, cell }: { sheet: string; cell: string }): Cell {
    const at = parseCell(cell)
    const snapshot = sheetNamed(sheet)?.snapshot
    if (!at || !snapshot) return null
    return snapshot.formulas?.[cell] ?? cellAt(snapshot, at.row, at.column)
  }

  const enter = (kind: Step['kind'], entries: readonly BookEntry[]): Promise<Done> =>
    inTurn(async () => {
      const before = entries.map((entry) => ({ ...entry, value: contentAt(entry) }))
      const answered = await workerThread.call('enterCells', { entries })
      if (!answered.ok) return answered
      sheets.value = sheets.peek().map((sheet) => {
        const own = answered.changed.filter((cell) => cell.sheet === sheet.name)
        return own.length === 0 ? sheet : { ...sheet, snapshot: withCells(sheet.snapshot, own) }
      })
      unsolved.value = answered.unsolved
      const ranges = entries.map(({ sheet, cell }) => `${sheet}!${cell}`)
      steps.value = [...steps.peek(), { kind, entries, before, ranges, at: now().toISOString() }]
      tell(kind, [...entries, ...answered.changed.map(placeOf)])
      return { ok: true }
    })

  /** Own writes are followed by a validation of their own. */
  function tell(kind: Step['kind'], places: readonly PlaceOfFormula[]): void {
    if (kind !== 'typed') return
    for (const { sheet, cell } of places)
      for (const listener of listeners)
        listener({ sheet, address: cell, by: 'user', shifts: false })
  }

  /** Takes the last thing back. */
  const undo = (): Promise<void> =>
    inTurn(async () => {
      const last = steps.peek().at(-1)
      if (!last) return
      const before = sheets.peek()
      const { sheets: now, unsolved: left } = await workerThread.call('undoEntry', {})
      take(now, left)
      steps.value = steps.peek().slice(0, -1)
      const changed = now.filter(({ name: one, snapshot }) =>
        before.some((sheet) => sheet.name === one && sheet.snapshot !== snapshot),
      )
      for (const { name: sheet } of last.kind === 'writeBack' ? [] : changed)
        for (const { cell } of last.entries)
          for (const listener of listeners)
            listener({ sheet, address: cell, by: 'user', shifts: false })
    })

  function take(next: readonly BookSheet[], left: readonly PlaceOfFormula[]): void {
    sheets.value = next
    unsolved.value = left
    if (!next.some((one) => one.name === view.peek())) show(next[0]?.name ?? '')
    for (const listener of sheetListeners) listener()
  }

  function show(sheet: string): void {
    beside.value = null
    if (sheet === view.peek()) return
    view.value = sheet
    for (const listener of sheetListeners) listener()
  }

  return {
    name,
    sheets,
    view,
    selection,
    marks,
    unsolved,
    steps,
    /** Something was done that no downloaded file holds. */
    isUnsaved: computed(() => steps.value.length > 0 && steps.value !== saved.value),
    contentAt,
    sheetNamed,
    enter,
    undo,
    show,
    beside,
    jumps,
    jump(sheet: string, range: CellRange): void {
      show(sheet)
      selections.value = new Map(selections.peek()).set(sheet, range)
      jumps.value++
    },
    /** A cell of a sheet of another file. */
    jumpBeside(of: { file: string; name: string }, cell: string): void {
      const range = parseRange(cell)
      if (!range) return
      beside.value = of
      selections.value = new Map(selections.peek()).set(keyOf(view.peek(), of), range)
      jumps.value++
    },
    select(range: CellRange): void {
      const key = keyOf(view.peek(), beside.peek())
      selections.value = new Map(selections.peek()).set(key, range)
    },
    putSheets: (planned: readonly WriteSheet[], ranges: string[]) =>
      inTurn(async () => {
        const answered = await workerThread.call('putSheets', { sheets: planned })
        if (!answered.ok) return answered
        steps.value = [
          ...steps.peek(),
          { kind: 'writeBack', entries: [], before: [], ranges, at: now().toISOString() },
        ]
        take(answered.sheets, unsolved.peek())
        return answered
      }),
    /** Takes the written sheets away, whatever was done since. */
    takeSheets: (step: Step): Promise<void> =>
      inTurn(async () => {
        const { sheets: left, unsolved: open } = await workerThread.call('takeSheets', {})
        take(left, open)
        steps.value = steps.peek().filter((one) => one !== step)
      }),
    /** A step of earlier taken back by entries: it is done with. */
    forget(step: Step): void {
      steps.value = steps.peek().filter((one) => one !== step)
    },
    async save() {
      const held = steps.peek()
      const answered = await workerThread.call('saveBook', {})
      if (answered.ok) saved.value = held
      return answered
    },
    listen(listener: (change: WorkbookChange) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listenToSheets(listener: () => void): () => void {
      sheetListeners.add(listener)
      return () => void sheetListeners.delete(listener)
    },
  }
}

const keyOf = (view: string, beside: { file: string; name: string } | null): string =>
  beside ? `[${beside.file}]${beside.name}` : view

const firstCell: CellRange = { top: 1, left: 0, bottom: 1, right: 0 }

const placeOf = ({ sheet, row, column }: { sheet: string; row: number; column: number }) => ({
  ...{ sheet, cell: cellAddress(row, column) },
})
