// A workbook held by the worker thread: its file as it was opened, and what was done to it since.
import { cellAddress } from '../../../../shared/address/index.ts'
import {
  calculate,
  cellAt,
  differingResults,
  withCells,
} from '../../../../shared/calculation/index.ts'
import { snapshotDigest } from '../../../../shared/digest/index.ts'
import type { FileProblem, FileReading } from '../../../../shared/files/types.ts'
import { readXlsx } from '../../../../shared/files/xlsx/index.ts'
import { editXlsx, whyNotEditable } from '../../../../shared/files/xlsx-write/edit.ts'
import type { CellEdit } from '../../../../shared/files/xlsx-write/edit-sheet.ts'
import { writeXlsx } from '../../../../shared/files/xlsx-write/index.ts'
import { createWorkbook } from '../../../../shared/files/xlsx-write/new-workbook.ts'
import type { SheetSnapshot } from '../../../../shared/schema/index.ts'
import { isWrittenSheet, type WriteSheet } from '../../../../shared/writeback/index.ts'
import { fileKind } from '../read-file.ts'
import type {
  BookEntry,
  BookSheet,
  EnteredCells,
  Failed,
  PlaceOfFormula,
  PutSheets,
  SavedBook,
} from './types.ts'

/** After each thing that was done. */
interface State {
  sheets: BookSheet[]
  /** By sheet and cell. */
  edits: ReadonlyMap<string, CellEdit>
  unsolved: PlaceOfFormula[]
  written: readonly WriteSheet[] | null
}

export type HeldBook = ReturnType<typeof holdBook>
type ReadFile = Extract<FileReading, { ok: true }>

const failed = ({ message }: FileProblem): Failed => ({ ok: false, message })

/** @param reading of the file */
export function holdBook(name: string, bytes: Uint8Array, reading: ReadFile) {
  const isText = fileKind(name, bytes) === 'text'
  const sheets = reading.sheets.map(({ name: sheet, hidden, snapshot }) => ({
    ...{ name: sheet, hidden, snapshot, own: isWrittenSheet(snapshot) },
  }))
  const own = new Set(sheets.flatMap((sheet) => (sheet.own ? [sheet.name] : [])))
  const states: State[] = [{ sheets, edits: new Map(), unsolved: [], written: null }]
  const editable = new Map<string, FileProblem | null>()
  let file: Uint8Array | null = isText ? null : bytes
  const now = (): State => states.at(-1) as State
  return { sheets, enter, undo, putSheets, takeSheets, save }

  /** A text file as the workbook that it is handed back as. */
  function source(): Uint8Array {
    file ??= createWorkbook(
      sheets.map(({ name: sheet, snapshot }) => ({
        ...{ name: sheet, widths: [] },
        rows: fromTop(snapshot).map((cells) => ({ cells })),
      })),
    )
    return file
  }

  function enter(entries: readonly BookEntry[]): EnteredCells {
    const before = now()
    for (const sheet of new Set(entries.map((entry) => entry.sheet))) {
      if (!isText && !editable.has(sheet)) editable.set(sheet, whyNotEditable(bytes, sheet))
      const why = editable.get(sheet)
      if (why) return failed(why)
    }
    const snapshots = before.sheets.map(({ snapshot }) => snapshot)
    const { sheets: after, changed, unsolved } = calculate(snapshots, entries, before.unsolved)
    const edits = new Map(before.edits)
    const entered = new Set(entries.map(({ sheet, cell }) => `${sheet}!${cell}`))
    for (const { sheet, row, column, value, formula } of changed) {
      const cell = cellAddress(row, column)
      const key = `${sheet}!${cell}`
      const isResult = !entered.has(key) && (edits.get(key)?.isResult ?? true)
      edits.set(key, { sheet, cell, value, formula, isResult })
    }
    states.push({
      ...{ edits, unsolved, written: before.written },
      sheets: before.sheets.map((sheet, i) => ({ ...sheet, snapshot: after[i] ?? sheet.snapshot })),
    })
    return { ok: true, changed, unsolved }
  }

  /** The last thing that was done is taken back, and what the sheets are then is told. */
  function undo(): { sheets: BookSheet[]; unsolved: PlaceOfFormula[] } {
    if (states.length > 1) states.pop()
    const { sheets: left, unsolved } = now()
    return { sheets: left, unsolved }
  }

  function putSheets(planned: readonly WriteSheet[]): PutSheets {
    const before = now()
    const file = written({ ...before, written: planned })
    if (!file.ok) return failed(file.problem)
    const reading = readXlsx(file.bytes)
    if (!reading.ok) return failed(reading.problem)
    const names = new Set(planned.map((sheet) => sheet.name))
    const made = reading.sheets.flatMap(({ name: sheet, hidden, snapshot }) =>
      names.has(sheet) ? [{ name: sheet, hidden, snapshot, own: true }] : [],
    )
    const users = before.sheets.filter((sheet) => !names.has(sheet.name))
    states.push({ ...before, sheets: [...users, ...made], written: planned })
    const all = now().sheets.map(({ snapshot }) => snapshot)
    return {
      ok: true,
      sheets: now().sheets,
      differences: differingResults(all, names).map(({ sheet, cell, held, found }) => ({
        ...{ cell: `${sheet}!${cell}`, expected: String(held ?? ''), found: String(found ?? '') },
      })),
      outside: changedSheets(before, reading.sheets),
    }
  }

  /** Sheets of the user's that the written file does not hold as the one before it does. */
  function changedSheets(
    before: State,
    after: readonly { name: string; snapshot: SheetSnapshot }[],
  ) {
    const file = written({ ...before, written: null })
    const reading = file.ok ? readXlsx(file.bytes) : file
    if (!reading.ok) return before.sheets.map((sheet) => sheet.name)
    return reading.sheets.flatMap(({ name: sheet, snapshot }) => {
      const now = after.find((one) => one.name === sheet)
      const isOurs = before.sheets.some((one) => one.own && one.name === sheet)
      const isSame = now && snapshotDigest(now.snapshot) === snapshotDigest(snapshot)
      return isOurs || isSame ? [] : [sheet]
    })
  }

  /** Without what was written, whatever was done since. */
  function takeSheets(): { sheets: BookSheet[]; unsolved: PlaceOfFormula[] } {
    const at = states.findLastIndex(
      ({ written: one }, i) => one !== states[i - 1]?.written && i > 0,
    )
    const before = states[at - 1]
    if (!before) return { sheets: now().sheets, unsolved: now().unsolved }
    const { sheets: current, edits, unsolved } = now()
    const users = current.filter((sheet) => !sheet.own)
    const ours = before.sheets.filter((sheet) => sheet.own)
    states.push({ sheets: [...users, ...ours], edits, unsolved, written: before.written })
    return { sheets: now().sheets, unsolved }
  }

  function written({ edits, unsolved, written: planned }: State): ReturnType<typeof editXlsx> {
    const made = new Set(planned?.map((sheet) => sheet.name))
    // What keeps an old result here has none in the file: every program then works it out.
    const open = unsolved.flatMap(({ sheet, cell }): [string, CellEdit][] => {
      const key = `${sheet}!${cell}`
      return edits.get(key)?.isResult === false
        ? []
        : [[key, { sheet, cell, value: null, formula: '', isResult: true }]]
    })
    const kept = [...new Map([...edits, ...open]).values()].filter(
      ({ sheet }) => !made.has(sheet) && sheets.some((one) => one.name === sheet),
    )
    const edited =
      kept.length > 0 ? editXlsx(source(), kept) : { ok: true as const, bytes: source() }
    return edited.ok && planned ? writeXlsx(edited.bytes, planned, own) : edited
  }

  function save(): SavedBook {
    const file = written(now())
    if (!file.ok) return failed(file.problem)
    return { ok: true, bytes: file.bytes.slice().buffer }
  }
}

/** With the blank rows and columns before them. */
function fromTop(snapshot: SheetSnapshot) {
  const value = cellAt(snapshot, 1, 0) ?? ''
  return withCells(snapshot, [{ row: 1, column: 0, value, formula: null }]).rows
}
