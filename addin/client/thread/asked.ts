// What a validation or write-back is asked of: which sheets, against which plan.
import type { Plan, SheetRoleChoice } from '../../../shared/schema/index.ts'

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
