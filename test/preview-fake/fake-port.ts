// A workbook in memory behind the pane's door to Excel: enough of it to see every state of the pane.
import type {
  Outcome,
  Problem,
  Revertible,
  SheetInfo,
  SheetReading,
  WorkbookChange,
  WorkbookPort,
} from '../../addin/workbook/port.ts'
import { cellAddress, parseCell } from '../../shared/address/index.ts'
import { applyEdits } from '../../shared/edits.ts'
import type { Edit, Mapping, SheetRoleChoice, SheetSnapshot } from '../../shared/schema/index.ts'
import { type PatchedCell, patchSnapshot, type SheetPatch } from '../../shared/sheet/patch.ts'

export interface FakeWorkbook {
  sheets: SheetSnapshot[]
  hidden?: readonly string[]
  /** Milliseconds a read takes. */
  readTime?: number
  /** Answer of the next reads instead of the sheet. */
  readProblem?: Problem
}

export interface FakePort extends WorkbookPort {
  /** What was asked of it, for tests. */
  calls: { name: string; args: unknown[] }[]
  change(change: WorkbookChange): void
  edit(sheet: string, edits: Edit[]): void
  /** The user goes to another sheet. */
  show(sheet: string): void
  problem(problem: Problem | null): void
}

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })
const done: Outcome<void> = ok(undefined)

export function createFakePort(workbook: FakeWorkbook): FakePort {
  const calls: FakePort['calls'] = []
  const mappings = new Map<string, Mapping>()
  const settings: Record<string, string> = {}
  let roles: SheetRoleChoice[] = []
  const receipts: { runId: string; receipt: string }[] = []
  let listener: ((change: WorkbookChange) => void) | null = null
  let readProblem = workbook.readProblem ?? null
  let sheetListener: (() => void) | null = null
  let inView = workbook.sheets[0]?.sheet ?? ''
  /** What was written, with the sheets as they were before. */
  const written: { entry: Revertible; before: SheetSnapshot[] }[] = []
  const note = (name: string, ...args: unknown[]): void => void calls.push({ name, args })
  const find = (name: string): SheetSnapshot | undefined =>
    workbook.sheets.find((sheet) => sheet.sheet === name)

  function edit(name: string, edits: Edit[]): void {
    workbook.sheets = workbook.sheets.map((sheet) =>
      sheet.sheet === name ? applyEdits(sheet, edits) : sheet,
    )
  }

  function keep(kind: Revertible['kind'], ranges: string[], sources: string[]): void {
    const [source = null, ...more] = sources
    const writtenAt = '2026-11-22T03:10:00.000Z'
    const entry = { kind, writtenAt, ranges, source, moreSources: more.length }
    written.push({ entry, before: structuredClone(workbook.sheets) })
  }

  const port: FakePort = {
    calls,
    edit,
    change: (change) => listener?.(change),
    show(sheet) {
      inView = sheet
      sheetListener?.()
    },
    problem: (problem) => {
      readProblem = problem
    },
    apiLevel: () => '1.17',
    canGroupUndo: () => false,
    listSheets: async () =>
      ok(
        workbook.sheets.map(
          (sheet): SheetInfo => ({
            name: sheet.sheet,
            active: sheet.sheet === inView,
            visible: !workbook.hidden?.includes(sheet.sheet),
            own: false,
            madeFrom: null,
          }),
        ),
      ),
    savedBy: async () => ok('山田'),
    selection: async () => ok({ sheet: inView, address: 'G22' }),
    async readSheet({ sheet, onProgress, signal }) {
      note('readSheet', sheet)
      const steps = workbook.readTime ? 20 : 1
      for (let step = 0; step < steps && workbook.readTime; step++) {
        await new Promise((resolve) => setTimeout(resolve, (workbook.readTime ?? 0) / steps))
        onProgress?.({ done: step + 1, total: steps })
        if (signal?.aborted) return { ok: false, problem: cancelled }
      }
      const snapshot = find(sheet)
      if (readProblem) return { ok: false, problem: readProblem }
      if (!snapshot) return { ok: false, problem: cancelled }
      const reading: SheetReading = {
        snapshot: structuredClone(snapshot),
        fingerprint: JSON.stringify(snapshot.rows),
      }
      return ok(reading)
    },
    async readChanges({ reading, changes, ...options }) {
      const sheet = reading.snapshot.sheet
      const before = find(sheet)
      const start = performance.now()
      const patch =
        before && changes.every(({ shifts }) => !shifts) ? patchTo(reading, before) : null
      performance.measure('imagined workbook', { start })
      if (patch === null || readProblem) {
        const read = await port.readSheet({ sheet, ...options })
        return read.ok ? ok({ reading: read.value, patch: null }) : read
      }
      note('readChanges', sheet)
      const snapshot = patchSnapshot(reading.snapshot, patch)
      return ok({ reading: { snapshot, fingerprint: JSON.stringify(snapshot.rows) }, patch })
    },
    async readWorkbook({ merges = false, ...options }) {
      note('readWorkbook', merges)
      const read = []
      for (const { sheet } of workbook.sheets) {
        const one = await port.readSheet({ sheet, ...options })
        if (!one.ok) return one
        const hidden = workbook.hidden?.includes(sheet) ?? false
        read.push({ name: sheet, hidden, reading: one.value })
      }
      return ok(read)
    },
    async jumpTo(sheet, address) {
      note('jumpTo', sheet, address)
      if (find(sheet)) port.show(sheet)
      return done
    },
    async applyEdits(edits) {
      note('applyEdits', edits)
      const ranges = edits.map(({ sheet, cell }) => `${sheet}!${cell}`)
      keep('edits', ranges, [...new Set(edits.map(({ sheet }) => sheet))])
      for (const { sheet, ...one } of edits) edit(sheet, [one])
      return done
    },
    async writeBack({ plan, readings, onProgress }) {
      note('writeBack', plan)
      onProgress?.({ done: 1, total: 1 })
      keep(
        'writeBack',
        plan.writeSet,
        readings.map(({ snapshot }) => snapshot.sheet),
      )
      return ok({ differences: [], outside: [] })
    },
    revertible: async () => ok(written.at(-1)?.entry ?? null),
    async revert() {
      note('revert')
      const last = written.pop()
      if (last) workbook.sheets = last.before
      return done
    },
    async mark(marks) {
      note('mark', ...marks.map(({ sheet, findings }) => [sheet, findings.length]))
      return done
    },
    async clearMarks() {
      note('clearMarks')
      return done
    },
    loadMappings: async () => ok(Object.fromEntries(mappings)),
    async saveMapping(sheet, mapping) {
      note('saveMapping', sheet, mapping)
      if (mapping) mappings.set(sheet, mapping)
      else mappings.delete(sheet)
      return done
    },
    loadRoles: async () => ok(roles),
    async saveRoles(next) {
      roles = [...next]
      return done
    },
    loadSettings: async () => ok(settings),
    async saveSettings(next) {
      Object.assign(settings, next)
      return done
    },
    async saveReceipt(runId, receipt) {
      receipts.push({ runId, receipt })
      return done
    },
    loadReceipts: async () => ok(receipts),
    async onChange(next) {
      listener = next
      return ok(() => {
        listener = null
      })
    },
    async onSheets(next) {
      sheetListener = next
      return ok(() => {
        sheetListener = null
      })
    },
  }
  return port
}

/** What differs between a reading and the sheet as it is; null when it is of another size. */
function patchTo({ snapshot }: SheetReading, now: SheetSnapshot): SheetPatch | null {
  const origin = parseCell(now.origin)
  if (!origin || now.origin !== snapshot.origin || now.rows.length !== snapshot.rows.length) {
    return null
  }
  const { numberFormats, hiddenRows, hiddenColumns, tables } = now
  const cells = now.rows.flatMap((row, r) =>
    row.flatMap((value, c): PatchedCell[] => {
      const address = cellAddress(origin.row + r, origin.column + c)
      const formula = now.formulas?.[address] ?? null
      const isSame =
        value === snapshot.rows[r]?.[c] && formula === (snapshot.formulas?.[address] ?? null)
      return isSame ? [] : [{ row: origin.row + r, column: origin.column + c, value, formula }]
    }),
  )
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

const cancelled: Problem = {
  code: 'cancelled',
  message: { ja: '中止しました。', en: 'Cancelled.' },
}
