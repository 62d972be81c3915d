// A workbook opened from a file, as the page and the worker thread speak of it.
import type { Bilingual, Cell, SheetSnapshot } from '../../../../shared/schema/index.ts'

export interface BookSheet {
  name: string
  hidden: boolean
  /** Written by Hanei: 反映明細 or 反映集計. */
  own: boolean
  snapshot: SheetSnapshot
}

export type Failed = { ok: false; message: Bilingual }
export type OpenedBook = { ok: true; sheets: BookSheet[] } | Failed

/** An entry into a cell: text that begins with `=` is a formula. */
export interface BookEntry {
  sheet: string
  cell: string
  value: Cell
}

export interface PlacedCell {
  sheet: string
  /** From 1. */
  row: number
  /** From 0. */
  column: number
  value: Cell
  formula: string | null
}

export interface PlaceOfFormula {
  sheet: string
  cell: string
}

export type EnteredCells =
  | {
      ok: true
      changed: PlacedCell[]
      /** Formulas that may have another result now, which can't be worked out here. */
      unsolved: PlaceOfFormula[]
    }
  | Failed

export type PutSheets =
  | {
      ok: true
      sheets: BookSheet[]
      /** Formulas that come to something else than was written; null: can't be worked out here. */
      differences: { cell: string; expected: string; found: string }[]
      /** Sheets of the user's that are not as they were. */
      outside: string[]
    }
  | Failed

export type SavedBook = { ok: true; bytes: ArrayBuffer } | Failed
