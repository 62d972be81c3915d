// A worksheet part with some of its cells changed in place.
import {
  type CellRange,
  cellAddress,
  columnLetters,
  parseCell,
  parseRange,
} from '../../address/index.ts'
import type { Cell } from '../../schema/index.ts'
import { shiftFormula } from '../xlsx/formula.ts'
import type { Styles } from '../xlsx/styles.ts'
import { attribute } from '../xlsx/xml.ts'
import { element, refuse } from './package.ts'
import { append, childOf, type Element, escapeText, escapeXml, parseElement } from './xml.ts'

/** What a cell holds from now on. */
export interface CellEdit {
  sheet: string
  cell: string
  /** Of a formula, what it comes to. */
  value: Cell
  /** With its `=`; null for a value. */
  formula: string | null
  /** The formula stays as the file has it: it has another result alone. */
  isResult: boolean
}

export interface SheetContext {
  styles: Styles
  dates1904: boolean
}

/** Days between the two date systems of Excel. */
const days1904 = 1_462

interface Row {
  number: number
  xml: string
}

export function editSheet(
  xml: string,
  path: string,
  edits: readonly CellEdit[],
  context: SheetContext,
): { xml: string; touchesFormulas: boolean } {
  const root = element(xml, path)
  const data = childOf(root, 'sheetData') ?? refuse('damaged', path)
  const byRow = new Map<number, Map<number, CellEdit>>()
  const arrays = arraysIn(xml)
  for (const edit of edits) {
    const at = parseCell(edit.cell)
    if (!at) continue
    const isInArray = arrays.some((range) => isInside(range, at.row, at.column))
    if (isInArray && !edit.isResult) refuse('arrayFormula', edit.cell)
    const own = byRow.get(at.row) ?? new Map()
    byRow.set(at.row, own.set(at.column, edit))
  }
  const inside = xml.slice(data.opened + 1, data.closing)
  const isBare = data.closing === data.end
  const rows = expandShared(rowsOf(isBare ? '' : inside), byRow)
  const edited = editRows(rows, byRow, { ...context, prefix: root.prefix })
  return {
    xml: isBare
      ? append(xml, data, edited.xml)
      : xml.slice(0, data.opened + 1) + edited.xml + xml.slice(data.closing),
    touchesFormulas: edited.touchesFormulas,
  }
}

/** The rows as they stand, what stands between them with the one before. */
function rowsOf(inside: string): Row[] {
  const rows: Row[] = []
  const parent = parseElement(`<r>${inside}</r>`)
  let number = 0
  for (const { start, end, attributes } of parent?.children ?? []) {
    number = Number(attribute(attributes, 'r') ?? number + 1)
    rows.push({ number, xml: inside.slice(start - 3, end - 3) })
  }
  return rows
}

interface FoundCell extends Element {
  column: number
}

/** A row's cells, by where they stand in it. */
function cellsOf({ xml }: Row): FoundCell[] {
  let column = -1
  return (parseElement(xml)?.children ?? []).map((cell) => {
    const address = attribute(cell.attributes, 'r')
    column = address === null ? column + 1 : (parseCell(address)?.column ?? column + 1)
    return { ...cell, column }
  })
}

const formulaOf = (cell: string): { attributes: string; text: string; whole: string } | null => {
  const found = parseElement(cell)?.children.find(({ name }) => name === 'f')
  if (!found) return null
  const { start, end, opened, closing, attributes } = found
  const text = closing < end ? cell.slice(opened + 1, closing) : ''
  return { attributes, text, whole: cell.slice(start, end) }
}

/** Where the first cell of a shared formula gets another content, the others get the formula whole. */
function expandShared(
  rows: Row[],
  byRow: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>,
): Row[] {
  const lost = new Map<string, { text: string; row: number; column: number }>()
  for (const row of rows) {
    const edits = byRow.get(row.number)
    if (!edits || !row.xml.includes('shared')) continue
    for (const { column, start, end } of cellsOf(row)) {
      if (edits.get(column)?.isResult !== false) continue
      const formula = formulaOf(row.xml.slice(start, end))
      const index = formula && attribute(formula.attributes, 'si')
      if (formula && index !== null && formula.text !== '')
        lost.set(index, { text: formula.text, row: row.number, column })
    }
  }
  if (lost.size === 0) return rows
  return rows.map((row) => {
    if (!row.xml.includes('shared')) return row
    let { xml } = row
    for (const { column, start, end } of cellsOf(row).toReversed()) {
      const cell = xml.slice(start, end)
      const formula = formulaOf(cell)
      const first = formula && lost.get(attribute(formula.attributes, 'si') ?? '')
      if (!formula || !first || formula.text !== '') continue
      const text = shiftFormula(first.text, row.number - first.row, column - first.column)
      const name = /^<([^\s/>]+)/.exec(formula.whole)?.[1] ?? 'f'
      const whole = cell.replace(formula.whole, () => `<${name}>${text}</${name}>`)
      xml = xml.slice(0, start) + whole + xml.slice(end)
    }
    return { ...row, xml }
  })
}

interface Context extends SheetContext {
  prefix: string
}

function editRows(
  rows: readonly Row[],
  byRow: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>,
  context: Context,
): { xml: string; touchesFormulas: boolean } {
  const waiting = [...byRow.keys()].sort((a, b) => a - b)
  const written: string[] = []
  let touchesFormulas = false
  const addRows = (before: number): void => {
    while (waiting[0] !== undefined && waiting[0] < before) edit(waiting[0], null)
  }
  const edit = (number: number, row: Row | null): void => {
    waiting.shift()
    const { prefix } = context
    const base = row ?? { number, xml: `<${prefix}row r="${number}"/>` }
    const done = editRow(base, byRow.get(number) ?? new Map(), context, (column) =>
      numberStyleNear(rows, number, column, context),
    )
    written.push(done.xml)
    touchesFormulas ||= done.touchesFormulas
  }
  for (const row of rows) {
    addRows(row.number)
    if (byRow.has(row.number)) edit(row.number, row)
    else written.push(row.xml)
  }
  addRows(Number.POSITIVE_INFINITY)
  return { xml: written.join(''), touchesFormulas }
}

function editRow(
  row: Row,
  edits: ReadonlyMap<number, CellEdit>,
  context: Context,
  numberStyle: (column: number) => string | null,
): { xml: string; touchesFormulas: boolean } {
  const cells = new Map(
    cellsOf(row).map(({ column, start, end }) => [column, row.xml.slice(start, end)]),
  )
  const isWider = [...edits.keys()].some((column) => !cells.has(column))
  let touchesFormulas = false
  for (const [column, edit] of edits) {
    const before = cells.get(column) ?? ''
    touchesFormulas ||= !edit.isResult && (edit.formula !== null || formulaOf(before) !== null)
    cells.set(column, cellXml(before, row.number, column, edit, context, numberStyle))
  }
  const inside = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml)
  const own = parseElement(row.xml)
  if (!own) return { xml: row.xml, touchesFormulas }
  // How far the cells of a row reach is a hint, which would be wrong now.
  const attributes = isWider
    ? own.attributes.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    : own.attributes
  const name = `${own.prefix}${own.name}`
  return { xml: `<${name}${attributes}>${inside.join('')}</${name}>`, touchesFormulas }
}

function cellXml(
  before: string,
  row: number,
  column: number,
  { value, formula, isResult }: CellEdit,
  { prefix: p, styles, dates1904 }: Context,
  numberStyle: (column: number) => string | null,
): string {
  const attributes = parseElement(before)?.attributes ?? ''
  let style = attribute(attributes, 's')
  const isNumber = typeof value === 'number'
  if (isNumber && style !== null && styles.formatOf(Number(style)) === '@')
    style = numberStyle(column) ?? style
  const f = isResult
    ? (formulaOf(before)?.whole ?? '')
    : formula === null
      ? ''
      : `<${p}f>${escapeXml(formula.slice(1))}</${p}f>`
  const start = `<${p}c r="${cellAddress(row, column)}"${style === null ? '' : ` s="${style}"`}`
  const v = (text: string): string => `<${p}v>${text}</${p}v>`
  if (value === null) return f === '' ? `${start}/>` : `${start}>${f}</${p}c>`
  if (isNumber) {
    const isOther = dates1904 && styles.isDate(Number(style ?? 0))
    return `${start}>${f}${v(String(isOther ? value - days1904 : value))}</${p}c>`
  }
  if (typeof value === 'boolean') return `${start} t="b">${f}${v(value ? '1' : '0')}</${p}c>`
  if (f !== '') {
    const type = /^#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NULL!|NUM!)$/.test(value) ? 'e' : 'str'
    return `${start} t="${type}">${f}${v(escapeText(value))}</${p}c>`
  }
  return `${start} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeText(value)}</${p}t></${p}is></${p}c>`
}

/** Rows that are looked through for a number's look. */
const nearRows = 200

/** The style of the nearest number in a column: a cell kept as text would show a number as text. */
function numberStyleNear(
  rows: readonly Row[],
  number: number,
  column: number,
  { styles }: Context,
): string | null {
  const letters = columnLetters(column)
  const near = rows
    .filter((row) => Math.abs(row.number - number) <= nearRows)
    .sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number))
  for (const row of near) {
    if (!row.xml.includes(`"${letters}${row.number}"`)) continue
    const cell = cellsOf(row).find((one) => one.column === column)
    const style = cell && attribute(cell.attributes, 's')
    if (!cell || !style || styles.formatOf(Number(style)) === '@') continue
    const type = attribute(cell.attributes, 't') ?? 'n'
    if (type === 'n' && /<(?:\w+:)?v>/.test(row.xml.slice(cell.start, cell.end))) return style
  }
  return null
}

/** The cells of formulas that fill several at once. */
function arraysIn(xml: string): CellRange[] {
  return [...xml.matchAll(/<(?:\w{1,20}:)?f(\s[^<>]*)>/g)].flatMap(([, attributes = '']) => {
    if (attribute(attributes, 't') !== 'array') return []
    const range = attribute(attributes, 'ref')
    return (range?.includes(':') && parseRange(range)) || []
  })
}

const isInside = ({ top, bottom, left, right }: CellRange, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right
