// Fixes applied after the user's consent: only where the cells are still as they were read.

import { parseCell } from '../../../shared/address/index.ts'
import { withoutEnd } from '../../../shared/text/without-end.ts'
import { asText } from '../../../shared/writeback/index.ts'
import type { ChangeTracker } from '../changes/changes.ts'
import { problem, problemError } from '../excel/problems.ts'
import type { RunInExcel } from '../excel/session.ts'
import type { Outcome, SheetEdit, SheetReading } from '../port.ts'
import { fixedFormat, showsNumbers } from './fixed-format.ts'
import { type JournalEntry, loadJournal, nextId, readJournal, storeJournal } from './journal.ts'
import { foldJournal } from './journal-fold.ts'
import { revertWrites } from './revert.ts'
import { type CellState, queueCells } from './targets.ts'
import { asOneUndoIfPossible } from './undo-group.ts'

export interface EditDependencies {
  run: RunInExcel
  changes: ChangeTracker
  now: () => Date
}

export async function applyEdits(
  { run, changes, now }: EditDependencies,
  edits: readonly SheetEdit[],
  expected: readonly SheetReading[],
): Promise<Outcome<void>> {
  if (edits.length === 0) return { ok: true, value: undefined }
  const ended = changes.ownWrite()
  try {
    return await asOneUndoIfPossible(attempt)
  } finally {
    ended()
  }

  async function attempt(asOneUndo: boolean): Promise<Outcome<void>> {
    let started: JournalEntry | null = null
    const outcome = await run(
      async (context) => {
        const setting = loadJournal(context)
        context.workbook.load('readOnly')
        const query = queueCells(context, edits)
        await context.sync()
        if (context.workbook.readOnly) throw problemError(problem('readOnly'))
        const states = query()
        const stale = states.filter((state) => !isAsRead(state, expected))
        if (stale.length > 0) {
          const isCoauthors = stale.some(({ sheet }) => changes.byCoauthor(sheet))
          const code = isCoauthors ? 'changedByCoauthor' : 'changedSinceValidation'
          const cells = stale.map(({ sheet, cell }) => `${sheet}!${cell}`)
          throw problemError(problem(code, { cells }))
        }
        const journal = readJournal(setting)
        const entry = makeEntry(edits, states, journal, now())
        started = entry
        context.runtime.enableEvents = false
        storeJournal(context, foldJournal([...journal, entry]))
        edits.forEach(({ sheet, cell, value }, i) => {
          const range = context.workbook.worksheets.getItem(sheet).getRange(cell)
          const state = states[i]
          const format = state && formatOf(state, value, expected)
          if (state && format !== state.numberFormat) range.numberFormat = [[format]]
          range.formulas = [[inputOf(value)]]
        })
        context.runtime.enableEvents = true
        await context.sync()
      },
      { waitForEdit: true, asOneUndo },
    )
    if (outcome.ok || started === null) return outcome
    return await revertWrites(
      run,
      { entry: started, image: { written: {}, before: {} } },
      outcome.problem,
    )
  }
}

function makeEntry(
  edits: readonly SheetEdit[],
  states: readonly CellState[],
  journal: readonly JournalEntry[],
  now: Date,
): JournalEntry {
  const writtenAt = now.toISOString()
  const [first = '', ...more] = new Set(edits.map(({ sheet }) => sheet))
  return {
    id: nextId(journal, writtenAt),
    kind: 'edits',
    writtenAt,
    ranges: edits.map(({ sheet, cell }) => `${sheet}!${cell}`),
    source: first,
    ...(more.length > 0 ? { moreSources: more.length } : {}),
    sheets: [],
    cells: edits.map(({ sheet, cell, value }, i) => ({
      sheet,
      cell,
      before: states[i]?.content ?? '',
      beforeFormat: states[i]?.numberFormat ?? 'General',
      after: value ?? '',
    })),
  }
}

/** A cell kept as text would keep a number, and show a formula, as text. */
function formatOf(
  state: CellState,
  value: SheetEdit['value'],
  expected: readonly SheetReading[],
): string {
  const own = state.numberFormat
  const column = readOf(state, expected)?.numberFormats?.[withoutEnd(state.cell, /\d/)]
  if (typeof value === 'number') return fixedFormat({ was: state.content, value, own, column })
  const isFormula = typeof value === 'string' && value.startsWith('=')
  if (own !== '@' || !(isFormula || typeof value === 'boolean')) return own
  return isFormula && column && showsNumbers(column) ? column : 'General'
}

/** A value as an entry: numbers stay numbers, `=` makes a formula, text stays text. */
function inputOf(value: SheetEdit['value']): string | number | boolean {
  if (value === null) return ''
  if (typeof value !== 'string' || value.startsWith('=')) return value
  return /^[\p{L}①-⑳]\P{N}*$/u.test(value) && !/^(true|false)$/i.test(value) ? value : asText(value)
}

const readOf = ({ sheet }: CellState, expected: readonly SheetReading[]) =>
  expected.find(({ snapshot }) => snapshot.sheet === sheet)?.snapshot

function isAsRead(state: CellState, expected: readonly SheetReading[]): boolean {
  const snapshot = readOf(state, expected)
  const at = parseCell(state.cell)
  const origin = parseCell(snapshot?.origin ?? 'A1')
  if (!snapshot || !at || !origin) return false
  const was = snapshot.rows[at.row - origin.row]?.[at.column - origin.column] ?? ''
  const formula = snapshot.formulas?.[state.cell]
  return formula === undefined ? was === (state.value ?? '') : formula === state.content
}
