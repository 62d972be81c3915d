// What a validation, a write-back or a page is asked of: which sheets, against what.
import type { Mapping, Plan, Policy, SheetRoleChoice } from '../../../shared/schema/index.ts'
import type { SentSheet } from './held-sheets.ts'

export type RowChoice = NonNullable<Mapping['rows']>[number]

/** The plan to check against: published (named to the Worker, and as last read) or given inline. */
export type PlanInUse =
  | { kind: 'none' }
  | { kind: 'inline'; plan: Plan }
  | { kind: 'published'; reference: string; plan: Plan | null; version: number | null }

/** Which of the workbook's sheets are meant. */
export interface SheetsAsked {
  /** The sheet that is meant where one alone is the budget. */
  sheet: string
  /** The user chose to check that one alone. */
  isAlone: boolean
  /** What the user says of single sheets. */
  roles: readonly SheetRoleChoice[]
}

/** Sheets and what they are checked against: all that a report is made from. */
export interface BudgetAsked extends SheetsAsked {
  plan: PlanInUse
  /** The ward's policy as last read; null when none was. */
  policy: Policy | null
  /** The user's reading of the columns of `sheet`. */
  mapping: Mapping | null
  /** What the user says of single rows, on whichever sheet: each cell names its own. */
  rows: RowChoice[]
}

export interface SentBudget extends BudgetAsked {
  /** All sheets of the workbook that were read, and those of files beside it. */
  sheets: readonly SentSheet[]
}
