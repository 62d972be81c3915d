// The write-back as data: what will be written, before anything is.

/** A cell of a block: a number, text (always written as text), a formula, or null to leave it as it is. */
export type WriteCell =
  | { kind: 'number'; value: number; format?: string }
  | { kind: 'text'; value: string }
  | {
      kind: 'formula'
      formula: string /** What it must come to. */
      expected?: number | string
      format?: string
    }
  | null

/** One contiguous block of cells. `origin` is the top left cell. */
export interface WriteBlock {
  origin: string
  cells: WriteCell[][]
}

export type WriteStyle =
  | 'title'
  | 'heading'
  /** Headings over numbers, which stand at the right. */
  | 'numberHeading'
  | 'amount'
  | 'percent'
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
  chart?: { name: string; title: string; labels: string; values: string; place: string }
  /** Long text across several columns, its row as high as its lines. */
  paragraphs?: { range: string; lines: number }[]
  /** `footer` stands left of the page number. */
  print?: { area: string; titleRows?: string; landscape: boolean; footer?: string }
}

/** The declared write set: nothing outside it is touched. */
export interface WriteBackPlan {
  /** Sheets of Hanei's own, made or replaced whole. */
  sheets: WriteSheet[]
  /** The user's own cells, only when chosen by the user: formulas pointing at 反映集計. */
  targets: {
    sheet: string
    cell: string
    name: string
    formula: string
    expected: number | string
  }[]
  /** For showing before the write, e.g. "反映集計!A1:D24". */
  writeSet: string[]
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
  /** Unit the cell shows money in; yen when absent. */
  unitYen?: number
}

/** Who stands behind the figures; absent for a run that the Worker has not attested (未証明). */
export interface Attestation {
  runId: string
  receipt: string
  who?: string
  when?: string
}
