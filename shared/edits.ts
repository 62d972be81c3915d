// Applies offered fixes to a snapshot, as the sheet would look after them.

import { parseCell } from './address/index.ts'
import { createFormulaIndex } from './formula/formula-index.ts'
import type { Cell, Edit, SheetSnapshot } from './schema/index.ts'
import { createWork } from './work.ts'

/**
 * A copy of the snapshot with the edits made and its sums worked out anew; formulas that are more
 * than sums keep their last value. Edits outside the snapshot's rows are left out.
 */
export function applyEdits(snapshot: SheetSnapshot, edits: readonly Edit[]): SheetSnapshot {
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  const rows = snapshot.rows.map((row) => [...row])
  const formulas: Record<string, string> = { ...snapshot.formulas }
  for (const { cell, value } of edits) {
    const at = parseCell(cell)
    const row = at && rows[at.row - origin.row]
    if (!at || !row || at.column < origin.column) continue
    if (typeof value === 'string' && value.startsWith('=')) formulas[cell] = value
    else {
      delete formulas[cell]
      row[at.column - origin.column] = value
    }
  }
  const edited: SheetSnapshot = { ...snapshot, rows }
  if (Object.keys(formulas).length > 0) edited.formulas = formulas
  else delete edited.formulas
  recalculate(edited, origin)
  return edited
}

// Sums of sums settle from the innermost outwards: as many passes as they are deep.
const deepest = 10

function recalculate(snapshot: SheetSnapshot, origin: { row: number; column: number }): void {
  if (!snapshot.formulas) return
  const cellAt = (row: number, column: number): Cell =>
    snapshot.rows[row - origin.row]?.[column - origin.column] ?? null
  const index = createFormulaIndex(snapshot, cellAt, createWork(0))
  const sums = index.all.filter(({ kind }) => kind === 'sum')
  for (let pass = 0; pass < deepest; pass++) {
    let settled = true
    for (const sum of sums) {
      const row = snapshot.rows[sum.row - origin.row]
      if (!row) continue
      const value = index.addUp(sum)
      if (value === null) return
      if (row[sum.column - origin.column] === value) continue
      row[sum.column - origin.column] = value
      settled = false
    }
    if (settled) return
  }
}
