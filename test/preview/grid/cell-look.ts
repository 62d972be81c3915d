// What one cell looks like: its own format over its table's, the conditional one over both.
import { formatAt, mergeFormat, plainValue, valueAt } from '../../excel/workbook/cells.ts'
import type { CellFormat } from '../../excel/workbook/description.ts'
import type { Sheet, Workbook } from '../../excel/workbook/model.ts'
import { formatValue } from '../../excel/workbook/number-format.ts'
import { shownColour } from './colours.ts'
import type { ConditionalLook } from './conditional.ts'
import { tableLook } from './table-look.ts'

export interface CellLook {
  text: string
  format: CellFormat
  align: 'left' | 'center' | 'right'
  /** Numbers are never cut off: where they don't fit, `###` stands. */
  numeric: boolean
  /** The value of a number without a format, which gives digits up where they don't fit. */
  general: number | null
  error: boolean
  filter: boolean
  filtered: boolean
  /** A conditional format lies on the cell. */
  marked: boolean
}

export const cellLook = (
  workbook: Workbook,
  sheet: Sheet,
  conditional: ConditionalLook,
  row: number,
  column: number,
): CellLook => {
  const table = tableLook(workbook, sheet, row, column)
  const mark = conditional(row, column)
  const laid = (at: number, beside: number) => layered(workbook, sheet, conditional, at, beside)
  let format = laid(row, column)
  // A filled cell covers the lines of its neighbours above and to the left: it draws them itself.
  if (format.fill) {
    const top = row > 0 ? laid(row - 1, column).borders?.EdgeBottom : undefined
    const left = column > 0 ? laid(row, column - 1).borders?.EdgeRight : undefined
    const borders = { ...(top ? { EdgeTop: top } : {}), ...(left ? { EdgeLeft: left } : {}) }
    format = mergeFormat({ borders }, format)
  }
  const computed = valueAt(workbook, sheet, row, column)
  const value = plainValue(computed)
  const error = typeof computed === 'object'
  const text =
    value === '' ? '' : error ? String(value) : formatValue(value, format.numberFormat ?? 'General')
  return {
    text,
    format,
    align: alignOf(format, value, error),
    numeric: typeof value === 'number',
    general:
      typeof value === 'number' && (format.numberFormat ?? 'General') === 'General' ? value : null,
    error,
    filter: table?.filter ?? false,
    filtered: table?.filtered ?? false,
    marked: mark !== null,
  }
}

/** Table style, own format and conditional format, one over the other. */
const layered = (
  workbook: Workbook,
  sheet: Sheet,
  conditional: ConditionalLook,
  row: number,
  column: number,
): CellFormat => {
  const own = formatAt(sheet, row, column)
  const table = tableLook(workbook, sheet, row, column)
  const mark = conditional(row, column)
  const format = table ? mergeFormat(table.format, own) : own
  return mark ? mergeFormat(format, mark) : format
}

const alignOf = (
  format: CellFormat,
  value: string | number | boolean,
  error: boolean,
): CellLook['align'] => {
  const asked = format.horizontalAlignment
  if (asked === 'Left' || asked === 'Right') return asked === 'Left' ? 'left' : 'right'
  if (asked === 'Center' || asked === 'CenterAcrossSelection') return 'center'
  if (error || typeof value === 'boolean') return 'center'
  return typeof value === 'number' ? 'right' : 'left'
}

/** Points of the sheet's standard font. */
const FONT_POINTS = 11
const FAMILIES =
  '"Yu Gothic", "游ゴシック", Meiryo, "Hiragino Sans", "Noto Sans CJK JP", sans-serif'

export const fontPixels = (format: CellFormat): number =>
  ((format.font?.size ?? FONT_POINTS) * 4) / 3

/** The font as CSS and canvas take it. */
export const fontOf = (format: CellFormat): string => {
  const font = format.font
  const name = font?.name ? `"${font.name.replaceAll('"', '')}", ` : ''
  const slant = font?.italic ? 'italic ' : ''
  return `${slant}${font?.bold ? 600 : 400} ${fontPixels(format)}px ${name}${FAMILIES}`
}

/** Puts a format's colours, font and borders on an element, through the style object alone. */
export const dress = (element: HTMLElement, look: CellLook, dark: boolean): void => {
  const { style } = element
  const { format } = look
  style.font = fontOf(format)
  style.textAlign = look.align
  if (format.fill) style.background = shownColour(format.fill, dark)
  const colour = format.font?.color
  if (colour && colour.toUpperCase() !== '#000000') style.color = shownColour(colour, dark)
  const lines = [
    format.font?.underline && format.font.underline !== 'None' ? 'underline' : '',
    format.font?.strikethrough ? 'line-through' : '',
  ].filter(Boolean)
  if (lines.length > 0) style.textDecoration = lines.join(' ')
  for (const [edge, side] of EDGES) {
    const border = format.borders?.[edge]
    if (!border || border.style === 'None') continue
    const width =
      border.style === 'Double'
        ? 3
        : border.weight === 'Thick'
          ? 3
          : border.weight === 'Medium'
            ? 2
            : 1
    const kind = BORDER_STYLES[border.style] ?? 'solid'
    style[side] = `${width}px ${kind} ${shownColour(border.color ?? '#000000', dark)}`
  }
}

const EDGES = [
  ['EdgeTop', 'borderTop'],
  ['EdgeBottom', 'borderBottom'],
  ['EdgeLeft', 'borderLeft'],
  ['EdgeRight', 'borderRight'],
] as const
const BORDER_STYLES: Record<string, string> = {
  Dash: 'dashed',
  DashDot: 'dashed',
  DashDotDot: 'dashed',
  Dot: 'dotted',
  Double: 'double',
}
