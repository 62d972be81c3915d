// One worksheet part: its cells, formulas, merges, hidden rows and columns.

import { columnIndex } from '../../address/index.ts'
import { limits } from '../../schema/cells.ts'
import type { Cell, LimitName } from '../../schema/index.ts'
import { shiftFormula, shownFormula as shown } from './formula.ts'
import { type LinkNames, namedLinks } from './links.ts'
import { createTextCollector, unescapeCharacters } from './strings.ts'
import type { Styles } from './styles.ts'
import { attribute, flag, isTrue, prefixedAttribute, readAttributes, scanXml } from './xml.ts'

export interface SheetCells {
  /** Filled rows by row number from 1, from their first cell to their last. */
  rows: Map<number, RowCells>
  /** Rows and columns of formulas, with their text as Excel shows it. */
  formulas: { row: number; column: number; formula: string }[]
  /** By column from 0, where the style of its numbers changes: from this row on. */
  styleRuns: Map<number, { row: number; style: number }[]>
  merges: string[]
  hiddenRows: number[]
  /** From 1, both ends included. */
  hiddenColumns: { from: number; to: number }[]
  tableIds: string[]
}

export interface RowCells {
  /** Column of its first cell, from 0. */
  first: number
  cells: Cell[]
}

export interface SheetSource {
  sharedStrings: readonly string[]
  styles: Styles
  dates1904: boolean
  isManual: boolean
  /** Names of the workbooks that formulas refer to by number. */
  links: LinkNames
}

export type SheetReading = { ok: true; cells: SheetCells } | { ok: false; limit: LimitName | null }

/**
 * UTF-16 units of all cells and formulas of a sheet. A file writes a text once and names it in two
 * million cells: what a body of cells could not hold is refused in a file as well.
 */
const mostText = 2 * limits.bodyBytes

/** What is read of a cell's tag: its address, its type, its style. */
const CELL = ['r', 't', 's']

/** Days between the two date systems of Excel. */
const days1904 = 1_462

/** Reads sheet XML. Not ok: damaged (`limit` null) or over a limit of the API. */
export function readSheet(xml: string, source: SheetSource): SheetReading {
  const cells: SheetCells = {
    rows: new Map(),
    formulas: [],
    styleRuns: new Map(),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    tableIds: [],
  }
  const sharedFormulas = new Map<string, { text: string; row: number; column: number }>()
  const shownFormula = (text: string): string => namedLinks(shown(text), source.links)
  const inline = createTextCollector()
  const ofCell: (string | null)[] = []
  let row = 0
  let column = -1
  let rowCells: RowCells | null = null
  let type = ''
  let style = 0
  let value: string | null = null
  let formula: string | null = null
  let formulaIndex: string | null = null
  let collecting: 'value' | 'formula' | 'inline' | null = null
  let inCell = false
  let rowsHidden = false
  let count = 0
  let spanned = 0
  let written = 0
  let limit: LimitName | null = null
  let broken = false

  const whole = scanXml(xml, {
    open(name, attributes) {
      if (inCell) openInCell(name, attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'row') openRow(attributes)
      else if (name === 'mergeCell') cells.merges.push(attribute(attributes, 'ref') ?? '')
      else if (name === 'col') openColumn(attributes)
      else if (name === 'tablePart') cells.tableIds.push(prefixedAttribute(attributes, 'id') ?? '')
      else if (name === 'sheetFormatPr') rowsHidden = flag(attributes, 'zeroHeight')
    },
    close(name) {
      if (!inCell) return
      if (name === 'c') {
        closeCell()
        inCell = false
      } else if (collecting === 'inline') {
        inline.close(name)
        if (name === 'is') {
          value = inline.take()
          collecting = null
        }
      } else if (name === 'v' || name === 'f') collecting = null
    },
    text(text) {
      if (collecting === 'value') value = value === null ? text : value + text
      else if (collecting === 'formula') formula = formula === null ? text : formula + text
      else if (collecting === 'inline') inline.text(text)
    },
  })
  if (limit !== null) return { ok: false, limit }
  return whole && !broken ? { ok: true, cells } : { ok: false, limit: null }

  function openRow(attributes: string): void {
    const number = attribute(attributes, 'r')
    const before = row
    row = number === null ? row + 1 : Number(number)
    // Rows stand in order; one that does not is read differently by different programs.
    if (!(row > before && row <= 1_048_576)) broken = true
    column = -1
    rowCells = null
    const hidden = attribute(attributes, 'hidden')
    if (hidden === null ? rowsHidden : isTrue(hidden)) cells.hiddenRows.push(row)
  }

  function openColumn(attributes: string): void {
    if (!flag(attributes, 'hidden') && attribute(attributes, 'width') !== '0') return
    const from = Number(attribute(attributes, 'min'))
    const to = Math.min(Number(attribute(attributes, 'max')), 16_384)
    if (from >= 1 && to >= from) cells.hiddenColumns.push({ from, to })
  }

  function openCell(attributes: string): void {
    readAttributes(attributes, CELL, ofCell)
    const [address = null, kind = null, look = null] = ofCell
    const found = address === null ? column + 1 : columnOf(address)
    if (found <= column || found > 16_383 || row < 1) broken = true
    column = found
    type = kind ?? 'n'
    style = Number(look ?? 0)
    value = null
    formula = null
    formulaIndex = null
    collecting = null
    inCell = true
  }

  function openInCell(name: string, attributes: string): void {
    if (collecting === 'inline') inline.open(name, attributes)
    else if (name === 'v') collecting = 'value'
    else if (name === 'is') {
      collecting = 'inline'
      inline.start()
    } else if (name === 'f') {
      collecting = 'formula'
      formula = ''
      if (attribute(attributes, 't') === 'shared') formulaIndex = attribute(attributes, 'si')
    }
  }

  function closeCell(): void {
    if (limit !== null || broken) return
    const shown = formulaText()
    const cell = cellValue()
    if (shown !== null) cells.formulas.push({ row, column, formula: shown })
    if (cell === null && shown === null) return
    if (++count > limits.cells) limit ??= 'cells'
    if (limit !== null || broken) return
    if (!rowCells) {
      rowCells = { first: column, cells: [] }
      cells.rows.set(row, rowCells)
    }
    const blanks = column - rowCells.first - rowCells.cells.length
    // A row spans no more cells than the sheet; a text that many cells share counts in each of them.
    spanned += blanks + 1
    written += (typeof cell === 'string' ? cell.length : 0) + (shown?.length ?? 0)
    if (spanned > limits.cells) limit ??= 'cells'
    if (written > mostText) limit ??= 'bodyBytes'
    if (limit !== null) return
    for (let n = 0; n < blanks; n++) rowCells.cells.push(null)
    rowCells.cells.push(cell)
    if (typeof cell === 'number') noteStyle()
  }

  function noteStyle(): void {
    const runs = cells.styleRuns.get(column)
    if (!runs) cells.styleRuns.set(column, [{ row, style }])
    else if (runs[runs.length - 1]?.style !== style) runs.push({ row, style })
  }

  function formulaText(): string | null {
    if (formula === null) return null
    if (formulaIndex === null) return formula === '' ? null : shownFormula(formula)
    if (formula !== '') {
      sharedFormulas.set(formulaIndex, { text: formula, row, column })
      return shownFormula(formula)
    }
    const first = sharedFormulas.get(formulaIndex)
    return first
      ? shownFormula(shiftFormula(first.text, row - first.row, column - first.column))
      : null
  }

  function cellValue(): Cell {
    if (value === null) return null
    switch (type) {
      case 's': {
        const text = source.sharedStrings[Number(value)]
        if (text === undefined) broken = true
        return text || null
      }
      case 'b':
        return isTrue(value.trim())
      case 'd':
        return dateSerial(value.trim()) ?? value
      case 'str':
      case 'e':
      case 'inlineStr':
        return (type === 'inlineStr' ? value : unescapeCharacters(value)) || null
      default: {
        const text = value.trim()
        if (text === '') return null
        const number = Number(text)
        if (!Number.isFinite(number)) broken = true
        return source.dates1904 && source.styles.isDate(style) ? number + days1904 : number + 0
      }
    }
  }
}

/** Column from 0 of "F12"; -1 when it is no address. */
function columnOf(address: string): number {
  let end = 0
  while (end < address.length && address.charCodeAt(end) > 0x40) end++
  return end === 0 || end > 3 ? -1 : columnIndex(address.slice(0, end))
}

/** Excel serial of an ISO 8601 date or date and time; null for other text. */
function dateSerial(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?Z?)?$/.exec(
    text,
  )
  if (!match) return null
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0'] = match
  const days = daysFromCivil(Number(year), Number(month), Number(day)) + 25_569
  const time = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) / 86_400
  // Excel counts a 29 February 1900 that never was.
  return (days < 61 ? days - 1 : days) + time
}

/** Days since 1970-01-01 of a date of the Gregorian calendar. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
