// The worker thread keeps the sheets it was sent last, so that after an edit only the edit is sent.
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import { patchSnapshot, type SheetPatch } from '../../../shared/sheet/patch.ts'
import type { UnreadSheet, WorkbookSheet } from '../../../shared/workbook/other-sheets.ts'

/** A sheet's cells as the pane sends them; revisions are the pane's own numbers. */
export type SentCells =
  | { kind: 'whole'; revision: number; snapshot: SheetSnapshot }
  | { kind: 'patch'; revision: number; base: number; patch: SheetPatch }
  /** As sent before. */
  | { kind: 'same'; revision: number }

export interface SentSheet {
  name: string
  hidden: boolean
  /** null: too large to have been read. */
  cells: SentCells | null
}

export type HeldSheets = (WorkbookSheet | UnreadSheet)[]
export type HoldSheets = (sent: readonly SentSheet[]) => HeldSheets | null

/** Answers with the whole sheets; null when a patch or a mention is of a sheet that is not held. */
export function createSheetHolder(): HoldSheets {
  let held = new Map<number, SheetSnapshot>()
  return function hold(sent) {
    const next = new Map<number, SheetSnapshot>()
    const sheets: HeldSheets = []
    for (const { name, hidden, cells } of sent) {
      const snapshot = cells && snapshotOf(cells)
      if (snapshot === undefined) return null
      if (cells && snapshot) next.set(cells.revision, snapshot)
      sheets.push(snapshot ? { name, hidden, snapshot } : { name, hidden, snapshot: null })
    }
    held = next
    return sheets
  }

  function snapshotOf(cells: SentCells): SheetSnapshot | undefined {
    if (cells.kind === 'whole') return cells.snapshot
    if (cells.kind === 'same') return held.get(cells.revision)
    const base = held.get(cells.base)
    return base && patchSnapshot(base, cells.patch)
  }
}
