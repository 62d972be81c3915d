// What a rule is, and what it may say.
import type { Edit, Family, Severity, UnsettledFigure } from '../../schema/index.ts'
import type { RuleContext } from './context.ts'

export type ParamValue = string | number | boolean | null | string[]
export type Params = Record<string, ParamValue>

/** What a sheet must have for a rule to have anything to say. */
export type Need = 'table' | 'plan' | 'formulas' | 'register'

export interface Rule {
  /** `family/rule-name`: stable, documented, the key of its texts in the catalogues. */
  code: string
  family: Family
  /** Usual severity; a draft may carry its own where the case decides. */
  severity: Severity
  /**
   * The widest figure that what it finds can still change; null: none. While a warning or an error
   * of such a rule stands, the share is provisional. An error of any rule leaves the share open.
   */
  unsettles: UnsettledFigure | null
  /**
   * In a budget of several sheets: looked for on each sheet (when left out), over all lines together,
   * or both: what a sheet declares beside its table is its own, what a summary declares the whole's.
   */
  scope?: 'sheet' | 'budget' | 'both'
  /** Also on a summary of other sheets, whose lines are theirs: its own arithmetic. */
  ofSummaries?: true
  needs: readonly Need[]
  /** Codes that, reported on the same first cell, already explain what this rule would say. */
  silencedBy: readonly string[]
  /** Codes that, reported anywhere, explain all that this rule could say. */
  silencedAnywhereBy?: readonly string[]
  check(context: RuleContext): Draft[]
}

/** A finding before its message: what, where, and how to mend it. */
export interface Draft {
  /** A1 cells or ranges, the most telling first; with its sheet, a cell of another one. Empty where the whole sheet is meant. */
  cells: string[]
  /** Values of the message. `variant` picks one of a code's several messages; `unit` prints yen. */
  params: Params
  severity?: Severity
  /** Where the case decides: a narrower figure than the rule's, or null where it changes none. */
  unsettles?: UnsettledFigure | null
  suggestion?: Suggestion
}

export interface Suggestion {
  /** Key of the label in the catalogues. */
  label: string
  params?: Params
  edits: Edit[]
}
