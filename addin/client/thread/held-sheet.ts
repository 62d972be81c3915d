// The worker thread keeps the last sheet it was sent, so that after an edit only the edit is sent.
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import { patchSnapshot, type SheetPatch } from '../../../shared/sheet/patch.ts'

/** A sheet as the pane sends it; revisions are the pane's own numbers. */
export type SentSheet =
  | { kind: 'whole'; revision: number; snapshot: SheetSnapshot }
  | { kind: 'patch'; revision: number; base: number; patch: SheetPatch }
  /** As it was sent before. */
  | { kind: 'held'; revision: number }

export type HoldSheet = (sent: SentSheet) => SheetSnapshot | null

/** Answers with the whole sheet; null when a patch is to another sheet than the one held. */
export function createSheetHolder(): HoldSheet {
  let held: { revision: number; snapshot: SheetSnapshot } | null = null
  return function hold(sent) {
    if (sent.kind === 'held') return held?.revision === sent.revision ? held.snapshot : null
    if (sent.kind === 'whole') held = sent
    else if (held?.revision !== sent.base) return null
    else held = { revision: sent.revision, snapshot: patchSnapshot(held.snapshot, sent.patch) }
    return held.snapshot
  }
}
