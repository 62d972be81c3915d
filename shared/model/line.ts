// One row of a budget: its names, its amount and its marks, as they were understood.
import type { AmountState, RowKind, Unit, UnitSource } from './types.ts'

export type { AmountState }

/** How one amount cell was understood. One object serves all cells with the same text. */
export interface AmountReading {
  state: AmountState
  /** Integer yen; null unless state is `value` or `zero`. */
  yen: number | null
  /** The cell's text as it stands. */
  raw: string
  unit: Unit | null
  unitSource: UnitSource | null
  /** 約, 等: may be shown, not used in exact checks. */
  approximate: boolean
  /** A number that is stored as text. */
  numberAsText: boolean
  /** Parts of the text that were read and left out, e.g. the year, the うち part, last year's figure. */
  ignored: {
    text: string
    reason: 'label' | 'fiscalYear' | 'included' | 'otherYear' | 'factors' | 'count' | 'note'
  }[]
  /** Why the text could not be read, when state is `invalid`; `left over` text is shown to the user. */
  problem: { code: AmountProblemCode; text: string } | null
  /** Another unit claims the cell: the one not used. */
  unitConflict: Unit | null
  /** What the cell shows where its number format prints another sign, or no figure; null elsewhere. */
  shownOtherwise: string | null
}
export type AmountProblemCode =
  | 'unreadable' // text that is not an amount
  | 'leftOver' // an amount, then something not understood
  | 'fraction' // not a whole number of yen
  | 'tooLarge' // beyond exact integers
  | 'errorValue' // #REF! and the like
  | 'notCalculated' // a formula without a result
  | 'notAmount' // a boolean, a word such as 皆増

/** How a text column's value came to a row. */
export type NameSource = 'own' | 'filled' | 'merged' | 'marker' | 'none'

/** Where a mark or exclusion cell leads. */
export type ReflectionReading =
  | { kind: 'mark'; symbol: string }
  | { kind: 'none' } // 反映なし
  | { kind: 'unset' } // blank
  | { kind: 'unknown'; text: string }
export type ExclusionReading =
  | { kind: 'none' }
  | { kind: 'policy'; id: string; by: 'cell' | 'name' | 'plan' }
  | { kind: 'unknown'; text: string }

/** The names in force on a row. Names are the user's own text, trimmed of layout only. */
export interface LineNames {
  readonly issue: string
  readonly issueSource: NameSource
  readonly strategy: string
  readonly strategySource: NameSource
  readonly initiative: string
  readonly initiativeSource: NameSource
}

/** First and last index in `lines` of the rows that a total sums, inclusive. */
export interface Covers {
  readonly from: number
  readonly to: number
}

/** One row of the table's body, of any kind: a view of the columns of `Lines`. */
export interface Line extends LineNames {
  /** Position in `Budget.lines`. */
  readonly index: number
  /** Row on the sheet, from 1. */
  readonly row: number
  readonly rowKind: RowKind
  /** Depth for parents, totals and outline rows: 0 the whole table, 1 issue, 2 strategy, 3 initiative, more below. */
  readonly level: number
  /** Index in `lines` of the parent row that holds this row's sum, or -1. */
  readonly parent: number
  /** What the row itself names below its initiative (節, 細節, ・ item, うち); on a total, its label. '' where nothing. */
  readonly detail: string
  readonly department: string
  readonly remark: string
  readonly amount: AmountReading
  /** The amount in integer yen; null where there is no figure. */
  readonly yen: number | null
  readonly exclusion: ExclusionReading
  readonly reflection: ReflectionReading
  /** Of a subtotal or total; null elsewhere. */
  readonly covers: Covers | null
  readonly hidden: boolean
}
