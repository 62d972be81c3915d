// Column letters and row numbers along the edges, the selected ones lit.
import { type Area, columnName } from '../../excel/workbook/address.ts'
import type { Layout } from './layout.ts'
import { place } from './paint.ts'

export const HEADING_HEIGHT = 22
export const HEADING_WIDTH = 44

export const columnHeadings = (
  layout: Layout,
  from: number,
  to: number,
  selection: readonly Area[],
): DocumentFragment => {
  const fragment = document.createDocumentFragment()
  for (let column = from; column < to; column += 1) {
    const width = layout.columns.size(column)
    if (width === 0) continue
    const lit = selection.some(
      (area) => column >= area.column && column < area.column + area.columns,
    )
    const element = heading(columnName(column), lit, 'column')
    element.dataset.column = String(column)
    if (column > 0 && layout.columns.size(column - 1) === 0) element.classList.add('after-hidden')
    place(element, layout.columns.offset(column), 0, width, HEADING_HEIGHT)
    const grip = document.createElement('span')
    grip.className = 'grip'
    element.append(grip)
    fragment.append(element)
  }
  return fragment
}

export const rowHeadings = (
  layout: Layout,
  from: number,
  to: number,
  selection: readonly Area[],
): DocumentFragment => {
  const fragment = document.createDocumentFragment()
  for (let row = from; row < to; row += 1) {
    const height = layout.rows.size(row)
    if (height === 0) continue
    const lit = selection.some((area) => row >= area.row && row < area.row + area.rows)
    const element = heading(String(row + 1), lit, 'row')
    element.dataset.row = String(row)
    if (row > 0 && layout.rows.size(row - 1) === 0) element.classList.add('after-hidden')
    place(element, 0, layout.rows.offset(row), HEADING_WIDTH, height)
    fragment.append(element)
  }
  return fragment
}

const heading = (text: string, lit: boolean, kind: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = `heading ${kind}${lit ? ' lit' : ''}`
  element.append(text)
  return element
}
