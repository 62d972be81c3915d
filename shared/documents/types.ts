// A page before it has a form: headings, paragraphs, lists and tables, each figure with where it comes from.
import type {
  ComparedLine,
  DocumentKind,
  DocumentTemplate,
  Language,
  Opinions,
  Plan,
  Policy,
  Report,
} from '../schema/index.ts'

/** The run a page is made from. */
export interface RunBasis {
  id: string
  digest: string
  receipt: string
  createdAt: string
  /** Names of the sheet, or of several. */
  sheet: string
}

export interface DocumentInput {
  report: Report
  /** The run's lines: what carries money on the sheet. */
  lines: readonly ComparedLine[]
  plan: Plan | null
  policy: Policy
  opinions?: Opinions | null
  template?: DocumentTemplate
  run?: RunBasis | null
  language?: Language
}

/** A figure of the page and the cells it is made of. */
export interface DocumentFigure {
  /** `total`, `base`, `share`, `exclusions.fixed`, `reflected.①`, `items.2-1-1`. */
  id: string
  label: string
  kind: 'yen' | 'percent'
  /** Integer yen; null where there is explicitly no figure, and of a percentage. */
  yen: number | null
  /** Percent as printed; null of money and where it does not apply. */
  percent: string | null
  cells: readonly string[]
}

/** A run of text; with `figure` the id of the figure it prints. */
export interface Inline {
  text: string
  figure?: string
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; content: readonly Inline[] }
  | { kind: 'paragraph'; content: readonly Inline[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly Row[] }

export interface Column {
  title: string
  numeric?: boolean
}
export interface Row {
  cells: readonly (readonly Inline[])[]
  /** A sum of the rows above. */
  isTotal?: boolean
}

/** Rows of open data: one datum a cell. */
export interface Dataset {
  name: string
  title: string
  fields: readonly Field[]
  rows: readonly (readonly (string | number | null)[])[]
}
export interface Field {
  name: string
  type: 'string' | 'integer' | 'number' | 'date'
  description: string
}

export interface PageDocument {
  kind: DocumentKind
  language: Language
  title: string
  /** Its share can still change: the page says so. */
  provisional: boolean
  blocks: readonly Block[]
  figures: ReadonlyMap<string, DocumentFigure>
  dataset: Dataset
  basis: { run: RunBasis | null; snapshotDigest: string; ruleset: string }
  template: DocumentTemplate
}
