// Draws the cells of one region of a sheet as elements; nothing outside the region is touched.
import { type Area, cellAddress, intersect } from '../../excel/workbook/address.ts'
import { contentAt, coveredByMerge, formatAt } from '../../excel/workbook/cells.ts'
import type { Sheet, Workbook } from '../../excel/workbook/model.ts'
import { type CellLook, cellLook, dress, fontOf } from './cell-look.ts'
import type { ConditionalLook } from './conditional.ts'
import type { Layout } from './layout.ts'
import { textWidth } from './measure.ts'
import { narrowGeneral } from './narrow.ts'

export interface PaintContext {
  workbook: Workbook
  sheet: Sheet
  layout: Layout
  conditional: ConditionalLook
  dark: boolean
}

/** The region's grid lines and cells. */
export const paintRegion = (context: PaintContext, region: Area): DocumentFragment => {
  const fragment = document.createDocumentFragment()
  if (context.sheet.showGridlines) fragment.append(gridlines(context.layout, region))
  const { sheet, layout } = context
  for (let row = region.row; row < region.row + region.rows; row += 1) {
    if (layout.rows.size(row) === 0) continue
    for (let column = region.column; column < region.column + region.columns; column += 1) {
      if (layout.columns.size(column) === 0 || coveredByMerge(sheet, row, column)) continue
      const cell = paintCell(context, row, column)
      if (cell) fragment.append(cell)
    }
  }
  // A merge that begins above or left of the region is drawn from its own corner.
  for (const merge of sheet.merges) {
    const inside = merge.row >= region.row && merge.column >= region.column
    if (inside || !intersect(merge, region)) continue
    const cell = paintCell(context, merge.row, merge.column)
    if (cell) fragment.append(cell)
  }
  return fragment
}

const paintCell = (context: PaintContext, row: number, column: number): HTMLElement | null => {
  const { workbook, sheet, layout, conditional, dark } = context
  const look = cellLook(workbook, sheet, conditional, row, column)
  const merge = sheet.merges.find((one) => one.row === row && one.column === column)
  if (look.text === '' && !merge && Object.keys(look.format).length === 0) return null
  const x = layout.columns.offset(column)
  const y = layout.rows.offset(row)
  const width = merge
    ? layout.columns.offset(column + merge.columns) - x
    : layout.columns.size(column)
  const height = merge ? layout.rows.offset(row + merge.rows) - y : layout.rows.size(row)
  const element = document.createElement('div')
  element.className = `cell${look.error ? ' error' : ''}${look.marked ? ' marked' : ''}`
  element.dataset.cell = cellAddress(row, column)
  place(element, x - 1, y - 1, width + 1, height + 1)
  if (merge) element.classList.add('merged')
  dress(element, look, dark)
  if (look.text !== '')
    element.append(textOf(context, look, row, column, width, merge !== undefined))
  if (look.filter) {
    const button = document.createElement('span')
    button.className = look.filtered ? 'filter on' : 'filter'
    element.append(button)
  }
  return element
}

const textOf = (
  context: PaintContext,
  look: CellLook,
  row: number,
  column: number,
  width: number,
  merged: boolean,
): HTMLElement => {
  const { format } = look
  const span = document.createElement('span')
  span.className = `text v-${(format.verticalAlignment ?? 'Bottom').toLowerCase()}`
  const font = fontOf(format)
  const room = width - 6
  if (look.numeric) {
    const fits = (text: string) => textWidth(text, font) <= room + 2
    const shown = fits(look.text)
      ? look.text
      : look.general !== null && narrowGeneral(look.general, fits)
    span.textContent = shown || '#'.repeat(Math.max(1, Math.floor(room / 8)))
    span.classList.add('number')
    return span
  }
  span.textContent = look.text
  if (format.indentLevel) span.style.paddingInlineStart = `${3 + format.indentLevel * 12}px`
  if (format.wrapText || look.text.includes('\n')) {
    span.classList.add('wrap')
    return span
  }
  if (!merged) {
    const spill = overflow(context, look, row, column, textWidth(look.text, font) + 8 - width)
    span.style.marginRight = `${-spill.right}px`
    span.style.marginLeft = `${-spill.left}px`
    const beside = formatAt(context.sheet, row, column + (spill.right > 0 ? 1 : -1))
    if (spill.left + spill.right > 0 && !format.fill && !beside.fill) span.classList.add('spilling')
  }
  return span
}

/** How far a text may run over its blank neighbours, in pixels to each side. */
const overflow = (
  context: PaintContext,
  look: CellLook,
  row: number,
  column: number,
  wanted: number,
): { left: number; right: number } => {
  if (wanted <= 0) return { left: 0, right: 0 }
  const { left, right } = {
    left: look.align === 'left' ? 0 : look.align === 'right' ? wanted : wanted / 2,
    right: look.align === 'right' ? 0 : look.align === 'left' ? wanted : wanted / 2,
  }
  return {
    left: left > 0 ? roomBeside(context, row, column, -1, left) : 0,
    right: right > 0 ? roomBeside(context, row, column, 1, right) : 0,
  }
}

const roomBeside = (
  { sheet, layout }: PaintContext,
  row: number,
  column: number,
  step: 1 | -1,
  wanted: number,
): number => {
  let room = 0
  for (let at = column + step; at >= 0 && at < layout.columns.count; at += step) {
    const merged = sheet.merges.some(
      (merge) =>
        row >= merge.row &&
        row < merge.row + merge.rows &&
        at >= merge.column &&
        at < merge.column + merge.columns,
    )
    if (merged || contentAt(sheet, row, at) !== undefined) break
    room += layout.columns.size(at)
    if (room >= wanted) return wanted
  }
  return room
}

const gridlines = (layout: Layout, region: Area): DocumentFragment => {
  const fragment = document.createDocumentFragment()
  const left = layout.columns.offset(region.column)
  const top = layout.rows.offset(region.row)
  const width = layout.columns.offset(region.column + region.columns) - left
  const height = layout.rows.offset(region.row + region.rows) - top
  for (let row = region.row; row < region.row + region.rows; row += 1) {
    if (layout.rows.size(row) > 0) {
      fragment.append(line(left, layout.rows.offset(row + 1) - 1, width, 1))
    }
  }
  for (let column = region.column; column < region.column + region.columns; column += 1) {
    if (layout.columns.size(column) > 0) {
      fragment.append(line(layout.columns.offset(column + 1) - 1, top, 1, height))
    }
  }
  return fragment
}

const line = (x: number, y: number, width: number, height: number): HTMLElement => {
  const element = document.createElement('div')
  element.className = 'gridline'
  place(element, x, y, width, height)
  return element
}

/** Puts an element at a place of the sheet. */
export const place = (
  element: HTMLElement | SVGElement,
  x: number,
  y: number,
  width: number,
  height: number,
): void => {
  const { style } = element
  style.left = `${x}px`
  style.top = `${y}px`
  style.width = `${width}px`
  style.height = `${height}px`
}
