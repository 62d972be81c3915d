// What reading a sheet yields: the budget's lines with their cells, and the facts noticed on the way.
// Internal to shared/ and its callers; the public contracts stand in shared/schema.
import type { Lines } from './lines.ts'
import type {
  AmountState,
  Cell,
  CellRange,
  Column,
  RowKind,
  SheetSnapshot,
  Unit,
  UnitSource,
} from './types.ts'

export type { AmountState, Lines }

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

/** A control figure found in the text around the table, e.g. 除いた経費(153,589千円). */
export interface DeclaredFigure {
  what: 'total' | 'fixed' | 'priority' | 'base' | 'share' | 'pot'
  label: string
  /** Integer yen; null for the share. */
  yen: number | null
  /** Percent as printed; null for money. */
  percent: string | null
  cell: string
  unit: Unit | null
}

/** A fact noticed while reading that a rule turns into a finding. */
export type ReadingNote =
  | { code: 'noTable' }
  | { code: 'noAmountColumn'; cells: string[] }
  | { code: 'severalTables'; chosen: string; others: string[] }
  | { code: 'ambiguousAmount'; chosen: string; others: string[]; cells: string[] }
  | { code: 'ambiguousUnit'; units: string[]; cells: string[] }
  | { code: 'noUnit'; cells: string[] }
  | { code: 'unknownColumn'; cells: string[]; heading: string }
  | { code: 'doubleColumn'; role: string; cells: string[] }
  | { code: 'repeatedHeader'; cells: string[] }
  | { code: 'orphanRow'; cells: string[] }
  | { code: 'lowConfidence'; confidence: number }

/** A budget table as located on the sheet. */
export interface TableReading {
  range: CellRange
  headerRows: number[]
  columns: Column[]
  /** 0-based sheet column of each role that has one; of several, the chosen one. */
  columnOf: Partial<Record<Column['role'], number>>
  unit: Unit | null
  unitSource: UnitSource | null
  /** Cell that states the table's unit, e.g. "(単位:千円)". */
  unitCell: string | null
  confidence: number
  alternatives: {
    kind: 'table' | 'amount' | 'unit'
    value: string
    reason: string
    confidence: number
  }[]
  /** 款項目 and similar hierarchies, marker outline, one column a level… */
  hierarchy: 'columns' | 'filled' | 'outline' | 'numbered' | 'account' | 'flat'
}

export interface Budget {
  snapshot: SheetSnapshot
  /** All tables of the sheet, in order. */
  tables: TableReading[]
  /** The one that is the budget; null when none was found. */
  table: TableReading | null
  /** The rows of its body, in sheet order. */
  lines: Lines
  declared: DeclaredFigure[]
  /** Years named in titles and headings, with their cells. */
  years: { fiscalYear: number; cell: string; text: string }[]
  /** Texts outside the table (titles, notes), with their cells. */
  notes: { cell: string; text: string }[]
  readingNotes: ReadingNote[]
}

/** The cell at a sheet position, rows from 1, columns from 0; null outside the snapshot. */
export type CellAt = (row: number, column: number) => Cell
