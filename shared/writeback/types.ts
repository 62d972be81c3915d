// The write-back as data: what will be written, before anything is.
import type { FittedTarget, TargetValue } from './fit-target.ts'

/** A cell of a block: a number, text (always written as text), a formula, or null for a blank. */
export type WriteCell =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | {
      kind: 'formula'
      formula: string
      /** What it must come to. */
      expected: number | string
    }
  | null

/**
 * One contiguous block of cells, kept by columns so that 100,000 rows take a few megabytes and cross
 * to another thread at once; `cellsOf` makes cells of it. `origin` is the top left cell.
 */
export interface WriteBlock {
  origin: string
  rows: number
  columns: WriteColumn[]
  /** Its texts, each once. */
  texts: string[]
  /** By row: the row on the staff's sheet that it is about, from 1; 0 for none. */
  sources: Numbers
}

export interface WriteColumn {
  /** The kinds of cells that the column has. */
  forms: CellForm[]
  /** By row: which of `forms`. */
  form: Numbers
  /** By row: the number, or the text's place in `texts`; of a formula, what it must come to. */
  value: Numbers
}

/** A number a row, the first row's first; alone where all rows have the same. */
export type Numbers = number | Uint8Array | Uint16Array | Int32Array | Float64Array

/** What cells of a column have in common. Text with a pattern is made by it alone. */
export type CellForm =
  | { kind: 'blank' }
  | { kind: 'number' }
  | { kind: 'text'; pattern: Pattern | null }
  | { kind: 'formula'; pattern: Pattern; result: 'number' | 'text' }

/** Text with holes that each row fills: `words[0] holes[0] words[1] holes[1] … words.at(-1)`. */
export interface Pattern {
  words: string[]
  holes: Hole[]
}

export type Hole =
  /** The row's own number, from 1. */
  | { of: 'row' }
  /** The number of the row that it is about. */
  | { of: 'source' }
  /** What the formula must come to. */
  | { of: 'result' }
  /** The text in another column of the row, as a literal. */
  | { of: 'text'; column: number }

export type WriteStyle =
  | 'title'
  | 'heading'
  /** Headings over numbers, which stand at the right. */
  | 'numberHeading'
  | 'amount'
  | 'percent'
  /** Whether figures stand as they were checked. */
  | 'state'
  /** 1 where a line has changed, said in words. */
  | 'changed'
  | 'note'
  | 'check'
  | 'total'
  /** Long text, on as many lines as its column needs. */
  | 'wrapped'
  | 'centred'

export interface WriteSheet {
  name: string
  blocks: WriteBlock[]
  /** Excel table over part of the sheet. */
  table?: { name: string; range: string }
  /** Widths in characters by column letters. */
  columnWidths?: Record<string, number>
  styles?: {
    range: string
    style: WriteStyle
  }[]
  /** Number format of cells styled `percent`, e.g. `0.0"%"`. */
  percentFormat?: string
  /** Number format of cells styled `changed`. */
  changedFormat?: string
  chart?: WriteChart
  /** Long text across several columns, its row as high as its lines. */
  paragraphs?: { range: string; lines: number }[]
  /** Rows at the top that stay in view. */
  frozenRows?: number
  /** `footer` stands left of the page number. */
  print?: { area: string; titleRows?: string; landscape: boolean; footer?: string }
}

export interface WriteChart {
  name: string
  title: string
  labels: string
  values: string
  place: string
  /** Columns on top of each other, one series a column of `values`, named by the row above it. */
  stacked?: {
    /** Fill by series; null leaves it clear. */
    colours: (string | null)[]
    labelFormat: string
  }
}

/** The declared write set: nothing outside it is touched. */
export interface WriteBackPlan {
  /** Sheets of Hanei's own, made or replaced whole. */
  sheets: WriteSheet[]
  /** The user's own cells, only when chosen by the user: formulas pointing at 反映集計. */
  targets: PlannedTarget[]
  /** For showing before the write, e.g. "反映集計!A1:D24". */
  writeSet: string[]
}

/** Fitted to the number format that the cell had when it was picked; fitted again when it is written. */
export interface PlannedTarget extends FittedTarget {
  sheet: string
  cell: string
  /** Of the workbook, for the cell. */
  name: string
  value: TargetValue
}

/** A figure of 反映集計 that a user's own cell may show. Exclusions by their policy id. */
export type TargetFigure =
  | 'total'
  | 'base'
  | 'numerator'
  | 'share'
  | `exclusion:${string}`
  | `mark:${string}`

/** A cell of the user's, picked to show a figure. */
export interface WriteTarget {
  sheet: string
  cell: string
  figure: TargetFigure
  /** Unit the cell shows money in where its format prints none; yen when absent. */
  unitYen?: number
  /** Of the cell, e.g. `0.0%`; General when absent. */
  numberFormat?: string
}

/** Who stands behind the figures; absent for a run that the Worker has not attested (未証明). */
export interface Attestation {
  runId: string
  receipt: string
  who?: string
  when?: string
}
