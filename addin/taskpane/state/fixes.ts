// Fixes: what a finding offers to change, shown before → after, applied only on consent.

import { batch, computed, signal } from '@preact/signals'
import { parseCell } from '../../../shared/address/index.ts'
import type { Cell, Edit, Finding, Share, SheetSnapshot } from '../../../shared/schema/index.ts'
import { ownCell, type ReadSheets, readingOf } from '../../budget/result.ts'
import type { SheetEdit } from '../../workbook/port.ts'
import type { Problems } from './problems.ts'
import type { Reverts } from './reverts.ts'
import type { Services } from './services.ts'
import type { Validation } from './validation.ts'

export interface Change {
  cell: string
  before: string
  after: string
}

export type Fixes = ReturnType<typeof createFixes>

/** What was fixed last, and the share that it came from. */
export interface Fixed {
  findings: number
  sheet: string
  before: Share
}

export type FixPhase = 'idle' | 'applying' | 'reverting'

export function createFixes(
  { port }: Services,
  validation: Validation,
  problems: Problems,
  reverts: Reverts,
) {
  const phase = signal<FixPhase>('idle')
  const problem = problems.at('fixes')
  /** The findings that were to be fixed when something stood in the way. */
  const asked = signal<readonly Finding[]>([])
  /** Until something else is written, or it is taken back. */
  const fixed = signal<Fixed | null>(null)
  /** Findings whose fixes were taken back a moment ago. */
  const reverted = signal(false)
  /** Fixes that stand alone: no two of them change the same cell. */
  const certain = computed<Finding[]>(() => {
    const result = validation.result.value
    const withFix = result?.report.findings.filter((one) => canFix(result, one)) ?? []
    const claims = new Map<string, number>()
    for (const finding of withFix) {
      for (const cell of cellsOf(finding)) claims.set(cell, (claims.get(cell) ?? 0) + 1)
    }
    return withFix.filter((finding) => cellsOf(finding).every((cell) => claims.get(cell) === 1))
  })

  return {
    phase,
    problem,
    asked,
    certain,
    fixed,
    reverted,
    /** Applies fixes, and validates the sheet again: the new figure is what they are for. */
    async apply(findings: Finding[]): Promise<boolean> {
      const result = validation.result.peek()
      if (result === null) return false
      const { sheet } = result
      const before = result.report.totals.share
      const edits = findings.flatMap((finding) =>
        (finding.suggestion?.edits ?? []).flatMap((edit) => editIn(result, edit) ?? []),
      )
      problems.clear()
      batch(() => {
        phase.value = 'applying'
        asked.value = findings
        fixed.value = null
        reverted.value = false
      })
      const readings = result.sheets.flatMap(({ file, reading }) =>
        file === undefined && reading ? [reading] : [],
      )
      const applied = await port.applyEdits(edits, readings)
      await reverts.look()
      phase.value = 'idle'
      if (!applied.ok) {
        problem.value = applied.problem
        return false
      }
      fixed.value = { findings: findings.length, sheet, before }
      await validation.validateSheet(sheet)
      return true
    },
    /** Takes the last fixes back, whenever they were made, and validates the sheet again. */
    async revert(): Promise<boolean> {
      const last = reverts.last.peek()
      if (last?.kind !== 'edits') return false
      problems.clear()
      asked.value = []
      phase.value = 'reverting'
      const stopped = await reverts.revert()
      phase.value = 'idle'
      if (stopped) {
        problem.value = stopped
        return false
      }
      batch(() => {
        fixed.value = null
        reverted.value = true
      })
      const sheet = last.source ?? validation.result.peek()?.sheet
      if (sheet !== undefined) await validation.validateSheet(sheet)
      return true
    },
  }
}

const cellsOf = (finding: Finding): string[] =>
  finding.suggestion?.edits.map((edit) => edit.cell) ?? []

/** An edit by its sheet; null where the cell is another file's. */
function editIn(result: ReadSheets, { cell, value }: Edit): SheetEdit | null {
  const own = ownCell(result, cell)
  return own && { ...own, value }
}

/** Whether its offered edits are all of this workbook. */
export const canFix = (result: ReadSheets, { suggestion }: Finding): boolean =>
  (suggestion?.edits ?? []).length > 0 &&
  (suggestion?.edits ?? []).every((edit) => editIn(result, edit) !== null)

/** What each edit replaces. */
export function changesOf(edits: Edit[], result: ReadSheets): Change[] {
  return edits.map(({ cell, value }) => {
    const own = ownCell(result, cell)
    const snapshot = own && readingOf(result, own.sheet)?.snapshot
    const before = snapshot
      ? (snapshot.formulas?.[own.cell] ?? show(cellAt(snapshot, own.cell)))
      : ''
    return { cell, before, after: typeof value === 'number' ? figure(value, before) : show(value) }
  })
}

function cellAt(snapshot: SheetSnapshot, address: string): Cell {
  const at = parseCell(address)
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  if (!at) return null
  return snapshot.rows[at.row - origin.row]?.[at.column - origin.column] ?? null
}

/** As the cell will show it: with commas, and with △ where it had one. */
function figure(value: number, before: string): string {
  const [sign = '-'] = /[△▲]/u.exec(before) ?? []
  const size = Math.abs(value).toLocaleString('ja-JP', { maximumFractionDigits: 20 })
  return value < 0 ? sign + size : size
}

const show = (value: Cell): string => (value === null ? '' : String(value))
