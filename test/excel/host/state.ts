// What the host keeps between requests of one add-in.
import type { Area } from '../workbook/address.ts'
import type { Sheet, Workbook } from '../workbook/model.ts'

export interface Limits {
  /** Bytes of one request (UTF-8). */
  request: number
  /** Bytes of one response (UTF-8). */
  response: number
  /** Cells of one read; more come back as null. */
  cells: number
  /** Characters of a `getRanges` address; the rest is cut off silently. */
  rangesAddress: number
}

export const EXCEL_LIMITS: Limits = {
  request: 5 * 1024 * 1024,
  response: 5 * 1024 * 1024,
  cells: 5_000_000,
  rangesAddress: 8192,
}

export interface RangeTarget {
  sheet: Sheet
  area: Area
}

export interface AreasTarget {
  sheet: Sheet
  areas: Area[]
}

/** Who did something: the add-in, the person at the keyboard, or someone else in the same file. */
export type Actor = 'addin' | 'user' | 'coauthor'

/** Something that happened to the workbook; becomes events for the add-in and repaints of a grid. */
export type HostChange =
  | {
      kind: 'cells'
      sheet: Sheet
      area: Area
      actor: Actor
      changeType: string
      valueBefore?: unknown
      valueAfter?: unknown
      shiftDirection?: string
    }
  | { kind: 'format'; sheet: Sheet; area: Area; actor: Actor }
  | { kind: 'rowsHidden'; sheet: Sheet; area: Area; actor: Actor; hidden: boolean }
  | { kind: 'calculated'; sheet: Sheet; actor: Actor }
  | { kind: 'selection'; sheet: Sheet; area: Area; actor: Actor }
  | { kind: 'activated'; sheet: Sheet; before: Sheet | null; actor: Actor }
  | {
      kind: 'sheetAdded' | 'sheetDeleted' | 'sheetRenamed'
      sheet: Sheet
      actor: Actor
      nameBefore?: string
    }
  | { kind: 'protection'; sheet: Sheet; actor: Actor }
  | { kind: 'structure'; actor: Actor }

export interface HostState {
  workbook: Workbook
  requirementSets: Record<string, string>
  language: string
  limits: Limits
  /** Who acts now. */
  actor: Actor
  /** `context.runtime.enableEvents`. */
  eventsEnabled: boolean
  /** Objects kept over requests, by reference id. */
  references: Map<string, { object: { type: unknown; target: unknown } }>
  /** The reference id of an object that is kept. */
  referenceIds: WeakMap<object, string>
  nextReference: () => string
  /** Event registrations: `type:target` → how many. */
  registrations: Map<string, number>
  /** Ranges named in events, by the reference id sent along. */
  eventRanges: Map<string, RangeTarget>
  changed: (change: HostChange) => void
  /** Results of custom functions arrive here. */
  customFunctionResults: (results: unknown[]) => void
  customFunctionsReady: boolean
}
