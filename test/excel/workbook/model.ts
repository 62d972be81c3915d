// The parts of an open workbook, as the stand-in holds them. Rows and columns are 0-based.
import type { Area } from './address.ts'
import type { CellFormat } from './description.ts'
import type { Engine } from './engine.ts'

/** What a cell holds; `undefined` is a blank cell. Text is kept exactly, numbers are numbers. */
export type Content = string | number | boolean | { readonly formula: string } | undefined

/** What a cell comes to. Errors are their Excel text with `error` set. */
export type Computed = string | number | boolean | { readonly error: string }

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden'

export interface Sheet {
  readonly id: string
  name: string
  visibility: Visibility
  tabColor: string
  /** Rows of contents; missing rows and cells are blank. */
  cells: (Content[] | undefined)[]
  /** Keys of the cells with formulas: row × 16,384 + column. */
  formulas: Set<number>
  styles: (CellFormat | undefined)[][]
  rowStyles: Map<number, CellFormat>
  columnStyles: Map<number, CellFormat>
  /** Points. */
  columnWidths: Map<number, number>
  rowHeights: Map<number, number>
  standardWidth: number
  hiddenRows: Set<number>
  hiddenColumns: Set<number>
  merges: Area[]
  conditionalFormats: ConditionalFormat[]
  charts: Chart[]
  freeze: { rows: number; columns: number }
  protection: { password: string; options: Record<string, boolean | string> } | null
  pageLayout: Record<string, unknown>
  showGridlines: boolean
  showHeadings: boolean
  customProperties: Map<string, string>
  selection: Area[]
}

export interface Table {
  readonly id: string
  name: string
  sheetId: string
  /** Header row, body and totals row together. */
  area: Area
  columns: TableColumn[]
  showHeaders: boolean
  showTotals: boolean
  style: string
  showBandedRows: boolean
  showBandedColumns: boolean
  showFilterButton: boolean
  highlightFirstColumn: boolean
  highlightLastColumn: boolean
}

export interface TableColumn {
  readonly id: number
  name: string
  /** Values left showing by a filter; null when the column is not filtered. */
  shown: string[] | null
}

export interface NamedItem {
  name: string
  formula: string
  comment: string
  visible: boolean
  /** Null for a name of the whole workbook. */
  sheetId: string | null
}

export interface ConditionalFormat {
  readonly id: string
  areas: Area[]
  type: string
  rule: Record<string, unknown>
  format: CellFormat
  stopIfTrue: boolean
}

export interface Chart {
  readonly id: string
  name: string
  type: string
  source: { sheetId: string; area: Area }
  seriesBy: string
  title: { text: string; visible: boolean; size: number; bold: boolean; color: string }
  legend: { visible: boolean; position: string }
  axes: Record<
    'categoryAxis' | 'valueAxis',
    { title: string; numberFormat: string; visible: boolean }
  >
  dataLabels: { showValue: boolean; numberFormat: string; position: string }
  hasDataLabels: boolean
  series: ChartSeries[]
  altText: string
  left: number
  top: number
  width: number
  height: number
}

export interface ChartSeries {
  name: string
  values: { sheetId: string; area: Area } | null
  categories: { sheetId: string; area: Area } | null
  color: string
  gapWidth: number
  overlap: number
  pointColors: Map<number, string>
  chartType: string
  hasDataLabels: boolean
  showValue: boolean
  labelFormat: string
}

export interface CustomXmlPart {
  readonly id: string
  xml: string
}

export interface Workbook {
  name: string
  sheets: Sheet[]
  tables: Table[]
  names: NamedItem[]
  activeSheetId: string
  settings: Map<string, unknown>
  customXmlParts: CustomXmlPart[]
  properties: Record<string, string>
  protection: { password: string } | null
  calculationMode: string
  readOnly: boolean
  engine: Engine
  /** A fresh number for ids of this workbook. */
  nextId: () => number
}

export const newSheet = (id: string, name: string): Sheet => ({
  id,
  name,
  visibility: 'Visible',
  tabColor: '',
  cells: [],
  formulas: new Set(),
  styles: [],
  rowStyles: new Map(),
  columnStyles: new Map(),
  columnWidths: new Map(),
  rowHeights: new Map(),
  standardWidth: STANDARD_WIDTH,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merges: [],
  conditionalFormats: [],
  charts: [],
  freeze: { rows: 0, columns: 0 },
  protection: null,
  pageLayout: {},
  showGridlines: true,
  showHeadings: true,
  customProperties: new Map(),
  selection: [{ row: 0, column: 0, rows: 1, columns: 1 }],
})

/** Points; Excel for Japan with 游ゴシック 11. */
export const STANDARD_WIDTH = 54
export const STANDARD_HEIGHT = 18.75

export const sheetByName = (workbook: Workbook, name: string): Sheet | undefined =>
  workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())

export const sheetById = (workbook: Workbook, id: string): Sheet | undefined =>
  workbook.sheets.find((sheet) => sheet.id === id)

export const isFormula = (content: Content): content is { readonly formula: string } =>
  typeof content === 'object'
