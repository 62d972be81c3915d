// What the pane may ask of the workbook. The pane sees plain data; only this folder says `Excel.`
import type {
  Bilingual,
  Edit,
  Finding,
  Mapping,
  Report,
  SheetRoleChoice,
  SheetSnapshot,
} from '../../shared/schema/index.ts'
import type { SheetPatch } from '../../shared/sheet/patch.ts'
import type { WriteBackPlan } from '../../shared/writeback/types.ts'

/** What can go wrong at Excel's side, by what the user can do about it. */
export type ProblemCode =
  | 'cellEditMode'
  | 'protectedSheet'
  | 'protectedWorkbook'
  | 'otherWorkbookActive'
  | 'sheetNotFound'
  | 'noTable'
  | 'payloadTooLarge'
  | 'changedByCoauthor'
  | 'changedSinceValidation'
  | 'filteredTarget'
  | 'mergedTarget'
  | 'narrowTarget'
  | 'readOnly'
  | 'connectionLost'
  | 'cancelled'
  | 'notSupported'
  | 'limitExceeded'
  | 'nothingToRevert'
  | 'laterEdits'
  | 'resultsDiffer'
  | 'unexpected'

/** A failure as data: what happened, what is safe, what to do next. */
export interface Problem {
  code: ProblemCode
  message: Bilingual
  /** What the message is about, e.g. a sheet's or cells' names. */
  cells?: string[]
  /** Office.js error code, for support. */
  detail?: string
  /** The workbook may not be as it was. */
  isUnfinished?: true
}
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export interface SheetInfo {
  name: string
  active: boolean
  visible: boolean
  /** Written by Hanei: 反映明細 or 反映集計. */
  own: boolean
  /** The budget sheet that one of Hanei's own was written from; null for the user's sheets. */
  madeFrom: string | null
}

/** The last write of Hanei's that can be taken back. */
export interface Revertible {
  kind: 'writeBack' | 'edits'
  /** ISO 8601. */
  writtenAt: string
  /** What was written, as shown to the user. */
  ranges: string[]
  /** The sheet whose figures or cells it was; null where an earlier version wrote it. */
  source: string | null
  /** Further sheets beside it. */
  moreSources: number
}

export interface Progress {
  done: number
  total: number
}

export interface SheetReading {
  snapshot: SheetSnapshot
  /** SHA-256 of the cells as read, made when it is first asked for: says what was checked. */
  fingerprint: string
}

export interface WriteBackResult {
  /** Formulas' results that differ from the report's figures; empty when the write-back proves itself. */
  differences: { cell: string; expected: string; found: string }[]
  /** Changed cells and objects outside the write set; must be empty. */
  outside: string[]
}

export interface WorkbookChange {
  sheet: string
  address: string
  /** Own writes never arrive here. */
  by: 'user' | 'coauthor'
  /** Cells, rows or columns were inserted or deleted: others have moved. */
  shifts: boolean
}

/** A sheet of the workbook; null where it is too large to be read with the others. */
export interface ReadSheet {
  name: string
  /** In any way: also so that only a macro can show it. */
  hidden: boolean
  reading: SheetReading | null
}

/** An edit of a cell, by its sheet. */
export interface SheetEdit extends Edit {
  sheet: string
}

/** What is marked on a sheet. */
export interface SheetMarks {
  sheet: string
  findings: readonly Finding[]
}

/** A sheet read again after edits. */
export interface SheetUpdate {
  reading: SheetReading
  /** What leads from the earlier reading to this one; null when the whole sheet was read. */
  patch: SheetPatch | null
}

/** All of Excel, as the pane, the ribbon commands and the functions use it. */
export interface WorkbookPort {
  /** Highest ExcelApi set, e.g. "1.17". */
  apiLevel(): string
  /** Whether this Excel can take changes as one step of its own undo list, and keep the rest of it. */
  canGroupUndo(): boolean
  listSheets(): Promise<Outcome<SheetInfo[]>>
  /** Address of the user's selection on its sheet. */
  selection(): Promise<
    Outcome<{
      sheet: string
      address: string
      /** Of its first cell. */
      numberFormat?: string
    }>
  >
  /** Who saved the workbook last, as Excel has them, else who made it; '' where neither is known. */
  savedBy(): Promise<Outcome<string>>
  readSheet(options: {
    sheet: string
    /** Only this range of it. */
    range?: string
    /** Merged areas too. Excel then forgets what the user could undo, so only when they ask. ExcelApi 1.13. */
    merges?: boolean
    onProgress?: (progress: Progress) => void
    signal?: AbortSignal
  }): Promise<Outcome<SheetReading>>
  /**
   * Reads again what edits since a reading can have changed, the results of formulas included, and
   * the whole sheet where that is not enough. The earlier reading stays as it is.
   */
  readChanges(options: {
    reading: SheetReading
    /** All changes of that sheet since the reading began. */
    changes: readonly WorkbookChange[]
    onProgress?: (progress: Progress) => void
    signal?: AbortSignal
  }): Promise<Outcome<SheetUpdate>>
  /** All sheets at once, hidden ones too, Hanei's own left out: for `chooseSheets` of shared/workbook. */
  readWorkbook(options: {
    /** As in `readSheet`. */
    merges?: boolean
    onProgress?: (progress: Progress) => void
    signal?: AbortSignal
  }): Promise<Outcome<ReadSheet[]>>
  /** Select and show a cell or range. */
  jumpTo(sheet: string, address: string): Promise<Outcome<void>>
  /** Apply suggestions' edits after the user's consent; refuses when a cell is no longer as it was read. */
  applyEdits(edits: readonly SheetEdit[], expected: readonly SheetReading[]): Promise<Outcome<void>>
  /** Write the plan; stops before writing when a source is no longer as `readings` say. */
  writeBack(options: {
    plan: WriteBackPlan
    /** Of the sheets whose lines are written, the first the one that is named. */
    readings: readonly SheetReading[]
    report: Report
    onProgress?: (progress: Progress) => void
    signal?: AbortSignal
  }): Promise<Outcome<WriteBackResult>>
  /** The last write-back or fix that can be reverted, in whichever session it was made. */
  revertible(): Promise<Outcome<Revertible | null>>
  revert(): Promise<Outcome<void>>
  /** Conditional formats for the findings; replaces earlier ones. */
  mark(marks: readonly SheetMarks[]): Promise<Outcome<void>>
  clearMarks(): Promise<Outcome<void>>
  /** The user's corrections of what columns and rows hold, by sheet; they travel with the file. */
  loadMappings(sheets: readonly string[]): Promise<Outcome<Record<string, Mapping>>>
  saveMapping(sheet: string, mapping: Mapping | null): Promise<Outcome<void>>
  /** What the user says that single sheets are; travels with the file. */
  loadRoles(): Promise<Outcome<SheetRoleChoice[]>>
  saveRoles(roles: readonly SheetRoleChoice[]): Promise<Outcome<void>>
  /** Small settings that travel with the file: chosen plan, ward, language. Never a key. */
  loadSettings(): Promise<Outcome<Record<string, string>>>
  saveSettings(settings: Record<string, string>): Promise<Outcome<void>>
  /** Receipts of attested runs, kept in the file. */
  saveReceipt(runId: string, receipt: string): Promise<Outcome<void>>
  loadReceipts(): Promise<Outcome<{ runId: string; receipt: string }[]>>
  /** Edits by the user and co-authors; returns how to stop listening. */
  onChange(listener: (change: WorkbookChange) => void): Promise<Outcome<() => void>>
  /** Another sheet comes in view, sheets come and go, protection changes; returns how to stop. */
  onSheets(listener: () => void): Promise<Outcome<() => void>>
}
