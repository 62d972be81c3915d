// The cells of a snapshot's digest, row by row. docs/digest.md states the encoding.
//
// Most cells are small numbers, blanks and short texts. Those go straight into the hash's buffer, at
// a place that is a variable of the loop; the rest goes through the writer.

import type { Cell } from '../schema/index.ts'
import type { HashWriter } from './hash-writer.ts'
import { writeText } from './text.ts'

// What a cell is, in its first byte.
const blank = 0
const asAbove = 1
const text = 2
const natural = 3
const negative = 4
const fraction = 5
const yes = 6
const no = 7

/** Code units of a text whose three lengths are a byte each, whatever it shares with the one above. */
const shortText = 64
/** Most bytes of what is written without asking for room: a short text, its kind and its lengths. */
const mostBytes = 4 + 2 * shortText

/** @param origin where the first cell of `rows` stands: row from 1, column from 0 */
export function writeCells(
  writer: HashWriter,
  rows: readonly (readonly Cell[])[],
  origin: { row: number; column: number },
): void {
  const { buffer, view } = writer
  const roomy = buffer.length - mostBytes
  let previousRow = 0
  // The row above, for texts told by what they share with the cell above them.
  let above: readonly Cell[] = []
  let at = writer.reserve(mostBytes)
  for (let r = 0; r < rows.length; r++) {
    const cells = rows[r] ?? []
    let last = cells.length - 1
    while (last >= 0 && isBlank(cells[last])) last--
    if (last < 0) {
      above = []
      continue
    }
    let first = 0
    while (isBlank(cells[first])) first++
    const row = origin.row + r
    at = head(at, row - previousRow, origin.column + first, last - first + 1)
    previousRow = row
    at = body(at, cells, above, first, last)
    above = cells
  }
  writer.written(at)
  // A row is never 0 below the one before: 0 ends them.
  writer.varint(0)

  function head(at: number, below: number, column: number, count: number): number {
    writer.written(at)
    const from = writer.reserve(mostBytes)
    if ((below | column | count) < 0x80) {
      buffer[from] = below
      buffer[from + 1] = column
      buffer[from + 2] = count
      return from + 3
    }
    writer.varint(below)
    writer.varint(column)
    writer.varint(count)
    return writer.reserve(mostBytes)
  }

  function body(
    from: number,
    cells: readonly Cell[],
    above: readonly Cell[],
    first: number,
    last: number,
  ): number {
    const known = above.length
    let at = from
    for (let c = first; c <= last; c++) {
      if (at > roomy) at = makeRoom(at)
      const cell = cells[c]
      if (typeof cell === 'string') {
        const up = c < known ? above[c] : null
        if (cell === '') buffer[at++] = blank
        else if (cell === up) buffer[at++] = asAbove
        else if (cell.length < shortText) at = short(at, cell, typeof up === 'string' ? up : '')
        else at = other(at, cell, up)
      } else if (typeof cell === 'number' && (cell | 0) === cell) {
        buffer[at++] = cell < 0 ? negative : natural
        let rest = cell < 0 ? -cell : cell | 0
        for (; rest > 0x7f; rest >>>= 7) buffer[at++] = (rest & 0x7f) | 0x80
        buffer[at++] = rest
      } else if (isBlank(cell)) buffer[at++] = blank
      else at = other(at, cell, null)
    }
    return at
  }

  /** What `writeText` writes, for a text whose lengths need no more than a byte each. */
  function short(from: number, cell: string, up: string): number {
    const { length } = cell
    const upLength = up.length
    const most = Math.min(length, upLength)
    let start = 0
    while (start < most && cell.charCodeAt(start) === up.charCodeAt(start)) start++
    const rest = most - start
    let end = 0
    while (end < rest && cell.charCodeAt(length - 1 - end) === up.charCodeAt(upLength - 1 - end)) {
      end++
    }
    const stop = length - end
    view.setUint32(from, (text << 24) | (start << 16) | (end << 8) | (stop - start))
    let at = from + 4
    for (let i = start; i < stop; i++) {
      view.setUint16(at, cell.charCodeAt(i))
      at += 2
    }
    return at
  }

  function other(at: number, cell: Cell | undefined, up: Cell | undefined): number {
    writer.written(at)
    writeCell(writer, cell, typeof up === 'string' ? up : '')
    return writer.reserve(mostBytes)
  }

  function makeRoom(at: number): number {
    writer.written(at)
    return writer.reserve(mostBytes)
  }
}

/** Any cell but a blank one and a text as above. */
function writeCell(writer: HashWriter, cell: Cell | undefined, above: string): void {
  if (typeof cell === 'string') {
    writer.byte(text)
    writeText(writer, cell, above)
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

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || cell === ''
