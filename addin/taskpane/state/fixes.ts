// Fixes: what a finding offers to change, shown before → after, applied only on consent.

import { computed, signal } from '@preact/signals'
import { parseCell } from '../../../shared/address/index.ts'
import type { Cell, Edit, Finding, SheetSnapshot } from '../../../shared/schema/index.ts'
import type { Problem } from '../../workbook/port.ts'
import type { Services } from './services.ts'
import type { Validation } from './validation.ts'

export interface Change {
  cell: string
  before: string
  after: string
}

export type Fixes = ReturnType<typeof createFixes>

export function createFixes({ port }: Services, validation: Validation) {
  const applying = signal(false)
  const problem = signal<Problem | null>(null)
  /** Fixes that stand alone: no two of them change the same cell. */
  const certain = computed<Finding[]>(() => {
    const withFix = (validation.result.value?.report.findings ?? []).filter((f) => f.suggestion)
    const claims = new Map<string, number>()
    for (const finding of withFix) {
      for (const cell of cellsOf(finding)) claims.set(cell, (claims.get(cell) ?? 0) + 1)
    }
    return withFix.filter((finding) => cellsOf(finding).every((cell) => claims.get(cell) === 1))
  })

  return {
    applying,
    problem,
    certain,
    async apply(findings: Finding[]): Promise<boolean> {
      const result = validation.result.peek()
      if (result === null) return false
      const edits = findings.flatMap((finding) => finding.suggestion?.edits ?? [])
      applying.value = true
      problem.value = null
      const applied = await port.applyEdits(result.sheet, edits, result.reading)
      applying.value = false
      if (!applied.ok) {
        problem.value = applied.problem
        return false
      }
      await validation.validate()
      return true
    },
  }
}

const cellsOf = (finding: Finding): string[] =>
  finding.suggestion?.edits.map((edit) => edit.cell) ?? []

/** What each edit replaces. */
export function changesOf(edits: Edit[], snapshot: SheetSnapshot): Change[] {
  return edits.map(({ cell, value }) => ({
    cell,
    before: snapshot.formulas?.[cell] ?? show(cellAt(snapshot, cell)),
    after: show(value),
  }))
}

function cellAt(snapshot: SheetSnapshot, address: string): Cell {
  const at = parseCell(address)
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  if (!at) return null
  return snapshot.rows[at.row - origin.row]?.[at.column - origin.column] ?? null
}

const show = (value: Cell): string => (value === null ? '' : String(value))
