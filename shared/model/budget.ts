// What reading a sheet yields: the budget's lines with their cells, and the facts noticed on the way.
// Internal to shared/ and its callers; the public contracts stand in shared/schema.
import type { Lines } from './lines.ts'
import type { SumsReading } from './sum-reading.ts'
import type { Cell, CellRange, Column, SheetSnapshot, Unit, UnitSource } from './types.ts'

export type {
  AmountProblemCode,
  AmountReading,
  AmountState,
  Covers,
  ExclusionReading,
  Line,
  LineNames,
  NameSource,
  ReflectionReading,
} from './line.ts'
export type { Lines }

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
  | { code: 'notABudget'; cells: string[] }
  | { code: 'noAmountColumn'; cells: string[] }
  | { code: 'severalTables'; chosen: string; others: string[] }
  | { code: 'ambiguousAmount'; chosen: string; others: string[]; cells: string[] }
  | { code: 'ambiguousUnit'; units: string[]; cells: string[] }
  | { code: 'noUnit'; cells: string[] }
  | { code: 'unknownColumn'; cells: string[]; heading: string }
  | { code: 'doubleColumn'; role: string; cells: string[] }
  | { code: 'repeatedHeader'; cells: string[] }
  | { code: 'orphanRow'; cells: string[] }
  /** Sheet rows: items from … to below a total that sums all above it, added all the same. */
  | { code: 'itemsBelowTotal'; total: number; from: number; to: number }
  | {
      code: 'sumsByFigures'
      column: number
      /** Sheet rows, with bits of evidence against chance. */
      sums: { row: number; of: number[]; evidence: number; runnerUp: number | null }[]
    }
  | {
      code: 'otherFigures'
      /** The figure that is read as the sheet prints it; null where all were, as nothing tells which. */
      taken: string | null
      isGuessed: boolean
      /** Those left out, with their sheet rows and the sum of their items in yen. */
      others: { text: string; rows: number[]; yen: number }[]
    }
  | {
      code: 'possibleSums'
      column: number
      /** Rows that others come to by chance or not, and rows over deeper ones that come to far more. */
      sums: { row: number; of: number[]; yen: number; isLevel: boolean }[]
    }
  /** Sheet rows of a total, the amounts counted twice in it and its net total; or of its parts, without one. */
  | {
      code: 'netTotal'
      column: number
      total: number
      of: number[]
      net: number | null
      isSigned: boolean
    }
  | { code: 'chosenRows'; column: number; rows: { row: number; as: 'sum' | 'item' }[] }
  /** Sheet rows that repeat the amount above them and are left out; none where a finer column is read instead. */
  | { code: 'repeatedAmounts'; column: number; rows: number[]; yen: number }
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
  /** Which of its rows are sums; empty until the rows are read. */
  sums: SumsReading
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
