// A workbook from a file behind the port that the pane knows Excel by.
import { parseRange, rangeAddress } from '../../../shared/address/index.ts'
import { cellAt, originOf } from '../../../shared/calculation/place.ts'
import { snapshotDigest } from '../../../shared/digest/index.ts'
import type {
  Bilingual,
  Mapping,
  SheetRoleChoice,
  SheetSnapshot,
} from '../../../shared/schema/index.ts'
import { createCellFormats } from '../../../shared/sheet/cell-formats.ts'
import type { PatchedCell, SheetPatch } from '../../../shared/sheet/patch.ts'
import type { BookEntry } from '../../client/thread/book/types.ts'
import type {
  Outcome,
  Problem,
  ProblemCode,
  SheetReading,
  WorkbookPort,
} from '../../workbook/port.ts'
import { en } from '../locales/en.ts'
import { ja } from '../locales/ja.ts'
import type { Book, Step } from './book.ts'

/** @param onWritten the sheets were written: the file is handed out */
export function createBookPort(book: Book, onWritten: () => void): WorkbookPort {
  const kept = createKept()

  return {
    apiLevel: () => '',
    canGroupUndo: () => true,
    async listSheets() {
      return done(
        book.sheets.value.map(({ name, hidden, own }) => ({
          ...{ name, own, visible: !hidden, active: name === book.view.value, madeFrom: null },
        })),
      )
    },
    async selection() {
      const range = book.selection.value
      const snapshot = book.sheetNamed(book.view.value)?.snapshot
      const format = createCellFormats(snapshot?.numberFormats).textAt(range.top, range.left)
      return done({
        ...{ sheet: book.view.value, address: rangeAddress(range) },
        ...(format === undefined ? {} : { numberFormat: format }),
      })
    },
    savedBy: async () => done(''),
    async readSheet({ sheet }) {
      const found = book.sheetNamed(sheet)
      return found ? done(readingOf(found.snapshot)) : failure('sheetNotFound', [sheet])
    },
    async readChanges({ reading }) {
      const found = book.sheetNamed(reading.snapshot.sheet)
      if (!found) return failure('sheetNotFound', [reading.snapshot.sheet])
      const patch = patchBetween(reading.snapshot, found.snapshot)
      return done({ reading: readingOf(found.snapshot), patch })
    },
    readWorkbook: async () =>
      done(
        book.sheets.value.flatMap(({ name, hidden, own, snapshot }) =>
          own ? [] : [{ name, hidden, reading: readingOf(snapshot) }],
        ),
      ),
    async jumpTo(sheet, address) {
      const range = parseRange(address)
      if (!book.sheetNamed(sheet) || !range) return failure('sheetNotFound', [sheet])
      book.jump(sheet, range)
      return done(undefined)
    },
    async applyEdits(edits, expected) {
      const stale = edits.filter(({ sheet, cell }) => {
        const read = expected.find(({ snapshot }) => snapshot.sheet === sheet)?.snapshot
        return !read || contentOf(read, cell) !== contentOf(book.sheetNamed(sheet)?.snapshot, cell)
      })
      if (stale.length > 0) return failure('changedSinceValidation', stale.map(named))
      const entered = await book.enter('edits', edits)
      return entered.ok ? done(undefined) : refused(entered.message)
    },
    async writeBack({ plan, readings }) {
      const stale = readings.filter(
        ({ snapshot }) => book.sheetNamed(snapshot.sheet)?.snapshot !== snapshot,
      )
      if (stale.length > 0)
        return failure(
          'changedSinceValidation',
          stale.map(({ snapshot }) => snapshot.sheet),
        )
      const put = await book.putSheets(plan.sheets, plan.writeSet)
      if (!put.ok) return refused(put.message)
      if (put.differences.length === 0 && put.outside.length === 0) {
        const targets = plan.targets.map(({ sheet, cell, formula }) => ({
          sheet,
          cell,
          value: formula,
        }))
        const entered = targets.length > 0 ? await book.enter('edits', targets) : null
        if (entered && !entered.ok) return refused(entered.message)
        onWritten()
      }
      return done({ differences: put.differences, outside: put.outside })
    },
    async revertible() {
      const step = lastOwn(book)
      if (!step || step.kind === 'typed') return done(null)
      const [source = null, ...more] = new Set(step.entries.map(({ sheet }) => sheet))
      const { kind, ranges, at: writtenAt } = step
      return done({ kind, writtenAt, ranges, source, moreSources: more.length })
    },
    async revert() {
      const step = lastOwn(book)
      if (!step) return failure('nothingToRevert')
      if (step.kind === 'writeBack') await book.takeSheets(step)
      else if (step === book.steps.value.at(-1)) await book.undo()
      else {
        const later = step.entries.filter((entry) => book.contentAt(entry) !== entry.value)
        if (later.length > 0) return failure('laterEdits', later.map(named))
        const entered = await book.enter('typed', step.before)
        if (!entered.ok) return refused(entered.message)
        book.forget(step)
      }
      return done(undefined)
    },
    async mark(marks) {
      book.marks.value = marks
      return done(undefined)
    },
    async clearMarks() {
      book.marks.value = []
      return done(undefined)
    },
    ...kept,
    onChange: async (listener) => done(book.listen(listener)),
    onSheets: async (listener) => done(book.listenToSheets(listener)),
  }
}

const lastOwn = (book: Book): Step | undefined =>
  book.steps.value.findLast(({ kind }) => kind !== 'typed')

/** What would travel with a workbook in Excel stays with the page while the file is open. */
function createKept(): Pick<
  WorkbookPort,
  | `load${'Mappings' | 'Roles' | 'Settings' | 'Receipts'}`
  | `save${'Mapping' | 'Roles' | 'Settings' | 'Receipt'}`
> {
  const mappings = new Map<string, Mapping>()
  let roles: SheetRoleChoice[] = []
  let settings: Record<string, string> = {}
  const receipts: { runId: string; receipt: string }[] = []
  return {
    loadMappings: async () => done(Object.fromEntries(mappings)),
    async saveMapping(sheet, mapping) {
      if (mapping) mappings.set(sheet, mapping)
      else mappings.delete(sheet)
      return done(undefined)
    },
    loadRoles: async () => done(roles),
    async saveRoles(next) {
      roles = [...next]
      return done(undefined)
    },
    loadSettings: async () => done(settings),
    async saveSettings(next) {
      settings = { ...settings, ...next }
      return done(undefined)
    },
    async saveReceipt(runId, receipt) {
      receipts.push({ runId, receipt })
      return done(undefined)
    },
    loadReceipts: async () => done(receipts),
  }
}

const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

function failure(
  code: ProblemCode & keyof typeof ja.problems,
  about: string[] = [],
): Outcome<never> {
  const problem: Problem = {
    code,
    message: {
      ja: ja.problems[code](about.slice(0, 5).join('、')),
      en: en.problems[code](about.slice(0, 5).join(', ')),
    },
  }
  return { ok: false, problem }
}

/** What the file itself does not allow. */
const refused = (message: Bilingual): Outcome<never> => ({
  ok: false,
  problem: { code: 'readOnly', message },
})

const named = ({ sheet, cell }: Pick<BookEntry, 'sheet' | 'cell'>): string => `${sheet}!${cell}`

function readingOf(snapshot: SheetSnapshot): SheetReading {
  let digest: string | null = null
  return {
    snapshot,
    get fingerprint() {
      digest ??= snapshotDigest(snapshot)
      return digest
    },
  }
}

function contentOf(snapshot: SheetSnapshot | undefined, cell: string) {
  const range = parseRange(cell)
  if (!snapshot || !range) return null
  return snapshot.formulas?.[cell] ?? cellAt(snapshot, range.top, range.left)
}

/** What leads from an earlier snapshot to the present one; null where the sheet grew. */
function patchBetween(before: SheetSnapshot, now: SheetSnapshot): SheetPatch | null {
  const width = now.rows[0]?.length
  if (before.origin !== now.origin || before.rows.length !== now.rows.length) return null
  if (before.rows[0]?.length !== width) return null
  const origin = originOf(now)
  const cells: PatchedCell[] = []
  now.rows.forEach((row, r) => {
    if (row === before.rows[r]) return
    row.forEach((value, c) => {
      const [line, column] = [origin.row + r, origin.column + c]
      const address = rangeAddress({ top: line, bottom: line, left: column, right: column })
      const formula = now.formulas?.[address] ?? null
      if (value === before.rows[r]?.[c] && formula === (before.formulas?.[address] ?? null)) return
      cells.push({ row: line, column, value, formula })
    })
  })
  const { numberFormats, hiddenRows, hiddenColumns, tables } = now
  return {
    cells,
    facts: {
      ...(numberFormats ? { numberFormats } : {}),
      ...(hiddenRows ? { hiddenRows } : {}),
      ...(hiddenColumns ? { hiddenColumns } : {}),
      ...(tables ? { tables } : {}),
    },
  }
}
