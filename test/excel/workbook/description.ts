// A workbook written down as plain JSON: what samples, fixtures and opened .xlsx files are given as.

/** A cell's stored value. Strings are text exactly as given (`"=1+1"`, `"123"` stay text);
 * formulas go into `SheetDescription.formulas`. `null` or `''` is a blank cell. */
export type CellValue = string | number | boolean | null

/** A whole workbook. Only `sheets` is required; everything left out is as in a new workbook. */
export interface WorkbookDescription {
  name?: string
  sheets: SheetDescription[]
  /** Sheet shown at first; the first visible one by default. */
  activeSheet?: string
  names?: NameDescription[]
  /** Document settings (`context.workbook.settings`). */
  settings?: Record<string, unknown>
  customXmlParts?: { id?: string; xml: string }[]
  properties?: Record<string, string>
  /** Workbook structure protection. */
  protected?: boolean
}

export interface SheetDescription {
  name: string
  visibility?: 'Visible' | 'Hidden' | 'VeryHidden'
  tabColor?: string
  /** Top-left cell of `rows`; `A1` by default. */
  origin?: string
  rows?: CellValue[][]
  /** Formulas by cell address, with their `=`: `{ "F12": "=SUM(F5:F11)" }`. They win over `rows`. */
  formulas?: Record<string, string>
  /** Single cells by address, besides `rows`. */
  cells?: Record<string, CellValue>
  formats?: FormatDescription[]
  merges?: string[]
  /** Points by column letter or span: `{ "A": 90, "B:D": 48 }`. */
  columnWidths?: Record<string, number>
  /** Points by 1-based row number or span: `{ "1": 24, "3:5": 15 }`. */
  rowHeights?: Record<string, number>
  /** 1-based row numbers. */
  hiddenRows?: number[]
  /** Column letters. */
  hiddenColumns?: string[]
  tables?: TableDescription[]
  conditionalFormats?: ConditionalFormatDescription[]
  charts?: ChartDescription[]
  /** Rows and columns kept in sight while scrolling. */
  freeze?: { rows?: number; columns?: number }
  /** Sheet protection; a password is kept only to be asked for again. */
  protected?: boolean | { password?: string; options?: Record<string, boolean | string> }
  pageLayout?: Record<string, unknown>
  showGridlines?: boolean
  selection?: string
}

/** Formats laid over one range, in the order given (a later one wins). */
export interface FormatDescription extends CellFormat {
  range: string
}

/** The look of a cell. Colours are `#RRGGBB`. */
export interface CellFormat {
  numberFormat?: string
  fill?: string
  font?: {
    name?: string
    size?: number
    color?: string
    bold?: boolean
    italic?: boolean
    underline?: string
    strikethrough?: boolean
  }
  horizontalAlignment?: string
  verticalAlignment?: string
  wrapText?: boolean
  shrinkToFit?: boolean
  indentLevel?: number
  textOrientation?: number
  /** Whether the cell is locked on a protected sheet; locked by default. */
  locked?: boolean
  formulaHidden?: boolean
  /** By edge: `EdgeTop`, `EdgeBottom`, `EdgeLeft`, `EdgeRight`, `DiagonalDown`, `DiagonalUp`. */
  borders?: Record<string, { style: string; color?: string; weight?: string }>
}

export interface TableDescription {
  name: string
  /** Header row, body and totals row together. */
  range: string
  showHeaders?: boolean
  showTotals?: boolean
  style?: string
  showBandedRows?: boolean
  showBandedColumns?: boolean
  showFilterButton?: boolean
  highlightFirstColumn?: boolean
  highlightLastColumn?: boolean
  /** Values shown, by column name; rows with others are hidden. */
  filters?: Record<string, string[]>
}

export interface NameDescription {
  name: string
  /** With its `=`: `=予算!$F$5:$F$40`. */
  formula: string
  comment?: string
  visible?: boolean
  /** Sheet it belongs to; the workbook when left out. */
  sheet?: string
}

export interface ConditionalFormatDescription {
  range: string
  type:
    | 'Custom'
    | 'CellValue'
    | 'ContainsText'
    | 'PresetCriteria'
    | 'TopBottom'
    | 'DataBar'
    | 'ColorScale'
    | 'IconSet'
  /** The rule in Excel's words: `{ formula }`, `{ formula1, formula2, operator }`, `{ operator, text }`, … */
  rule: Record<string, unknown>
  format?: CellFormat
  stopIfTrue?: boolean
  id?: string
}

export interface ChartDescription {
  name: string
  type: string
  /** Data range with its sheet: `反映集計!A4:B8`. */
  source: string
  seriesBy?: string
  title?: string
  left?: number
  top?: number
  width?: number
  height?: number
}
