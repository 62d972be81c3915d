// The digest of a sheet: SHA-256 over a compact encoding made in one pass. docs/digest.md states it.

import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { parseCell } from '../sheet/address.ts'
import { canonicalJson } from './canonical.ts'
import { type Digest, printDigest } from './digest.ts'
import { createHashWriter, type HashWriter } from './hash-writer.ts'

const encoding = 'hanei-snapshot-1\n'

// What a cell is, in its first byte.
const blank = 0
const asAbove = 1
const text = 2
const natural = 3
const negative = 4
const fraction = 5
const yes = 6
const no = 7

/**
 * Digest of a snapshot. Equal for equal sheets however they were cut out of them: an empty text is
 * a blank, blanks around the data count for nothing, and cells are placed by their address, not by
 * `origin`. The workbook's name is left out: a renamed file is the same sheet.
 */
export function snapshotDigest(snapshot: SheetSnapshot): Digest {
  const writer = createHashWriter()
  writer.codeUnits(encoding, 0, encoding.length)
  writeCells(writer, snapshot)
  writeFormulas(writer, snapshot.formulas ?? {})
  const rest = canonicalJson({
    sheet: snapshot.sheet,
    numberFormats: snapshot.numberFormats ?? {},
    merges: inOrder(snapshot.merges, compareText),
    hiddenRows: inOrder(snapshot.hiddenRows, compareNumbers),
    hiddenColumns: inOrder(snapshot.hiddenColumns, compareNumbers),
    tables: inOrder(snapshot.tables, (a, b) => compareText(a.name, b.name)),
  })
  writeText(writer, rest, '')
  return printDigest(writer.finish())
}

function writeCells(writer: HashWriter, snapshot: SheetSnapshot): void {
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  let previousRow = 0
  // The row above, for texts told by what they share with the cell above them.
  let above: readonly Cell[] = []
  for (let r = 0; r < snapshot.rows.length; r++) {
    const cells = snapshot.rows[r] ?? []
    let first = 0
    while (first < cells.length && isBlank(cells[first])) first++
    if (first === cells.length) {
      above = []
      continue
    }
    let last = cells.length - 1
    while (isBlank(cells[last])) last--
    const row = origin.row + r
    writer.varint(row - previousRow)
    previousRow = row
    writer.varint(origin.column + first)
    writer.varint(last - first + 1)
    writeRow(writer, cells, above, first, last)
    above = cells
  }
  // A row is never 0 below the one before: 0 ends them.
  writer.varint(0)
}

/** Most bytes of a cell that is no text: its kind and a varint of 2^53 - 1, or a float64. */
const longestCell = 16
/** Cells for which room is kept at once. */
const stretch = 1_024

function writeRow(
  writer: HashWriter,
  cells: readonly Cell[],
  above: readonly Cell[],
  first: number,
  last: number,
): void {
  for (let from = first; from <= last; from += stretch) {
    const to = Math.min(last, from + stretch - 1)
    writeStretch(writer, cells, above, from, to)
  }
}

// Small numbers and repeated texts, which most cells are, go straight into the buffer.
function writeStretch(
  writer: HashWriter,
  cells: readonly Cell[],
  above: readonly Cell[],
  from: number,
  to: number,
): void {
  const { buffer } = writer
  const room = (to - from + 1) * longestCell
  let at = writer.reserve(room)
  for (let c = from; c <= to; c++) {
    const cell = cells[c] ?? null
    if (typeof cell === 'number' && cell >= 0 && cell <= 0x7fffffff && Number.isInteger(cell)) {
      buffer[at++] = natural
      let rest = cell
      for (; rest > 0x7f; rest >>>= 7) buffer[at++] = (rest & 0x7f) | 0x80
      buffer[at++] = rest
    } else if (cell === null || cell === '') buffer[at++] = blank
    else if (typeof cell === 'string' && cell === above[c]) buffer[at++] = asAbove
    else {
      writer.written(at)
      writeCell(writer, cell, above[c] ?? null)
      at = writer.reserve(room)
    }
  }
  writer.written(at)
}

/** Any cell but a blank one and a text as above. */
function writeCell(writer: HashWriter, cell: Exclude<Cell, null>, above: Cell): void {
  if (typeof cell === 'string') {
    writer.byte(text)
    writeText(writer, cell, typeof above === 'string' ? above : '')
  } else if (typeof cell === 'number') {
    if (!Number.isSafeInteger(cell)) {
      writer.byte(fraction)
      writer.float64(cell)
    } else if (cell < 0) {
      writer.byte(negative)
      writer.varint(-cell)
    } else {
      writer.byte(natural)
      writer.varint(cell)
    }
  } else writer.byte(cell ? yes : no)
}

// How many code units it shares with the start and with the end of the text above, how many stand
// between those, and these.
function writeText(writer: HashWriter, value: string, above: string): void {
  const most = Math.min(value.length, above.length)
  let start = 0
  while (start < most && value.charCodeAt(start) === above.charCodeAt(start)) start++
  let end = 0
  const rest = most - start
  let i = value.length - 1
  let j = above.length - 1
  while (end < rest && value.charCodeAt(i--) === above.charCodeAt(j--)) end++
  writer.varint(start)
  writer.varint(end)
  writer.varint(value.length - start - end)
  writer.codeUnits(value, start, value.length - end)
}

// Row by row, left to right. Readers of a sheet already give them so; others are sorted first.
function writeFormulas(writer: HashWriter, formulas: Record<string, string>): void {
  const placed: { row: number; column: number; formula: string }[] = []
  let sorted = true
  let lastRow = 0
  let lastColumn = 0
  for (const address in formulas) {
    const at = parseCell(address)
    const formula = formulas[address]
    if (!at || formula === undefined) continue
    if (at.row < lastRow || (at.row === lastRow && at.column < lastColumn)) sorted = false
    lastRow = at.row
    lastColumn = at.column
    placed.push({ row: at.row, column: at.column, formula })
  }
  if (!sorted) placed.sort((a, b) => a.row - b.row || a.column - b.column)
  writer.varint(placed.length)
  let previous = ''
  for (const { row, column, formula } of placed) {
    writer.varint(row)
    writer.varint(column)
    writeText(writer, formula, previous)
    previous = formula
  }
}

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || cell === ''

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const compareNumbers = (a: number, b: number): number => a - b

const inOrder = <T>(items: readonly T[] | undefined, compare: (a: T, b: T) => number): T[] =>
  items ? [...items].sort(compare) : []
