// The cells of a snapshot's digest, a line a row. docs/digest.md states the encoding.
//
// Nearly all cells are blanks, small numbers and short texts without a character that JSON escapes.
// Those go straight into the hash's buffer, at a place that is a variable of the loop; the rest goes
// through `JSON.stringify`.

import type { Cell } from '../schema/index.ts'
import type { HashWriter } from './hash-writer.ts'

const tab = 0x09
const lineFeed = 0x0a
const quote = 0x22
const minus = 0x2d
const zero = 0x30
const backslash = 0x5c

/** Code units of a text that is written without asking for room. */
const shortText = 64
/** Most bytes of what is: a tab, two quotation marks, three bytes a code unit, a line feed. */
const mostBytes = 4 + 3 * shortText

/** @param origin where the first cell of `rows` stands: row from 1, column from 0 */
export function writeCells(
  writer: HashWriter,
  rows: readonly (readonly Cell[])[],
  origin: { row: number; column: number },
): void {
  const { buffer } = writer
  const roomy = buffer.length - mostBytes
  let above: readonly Cell[] = []
  let at = writer.reserve(mostBytes)
  for (let r = 0; r < rows.length; r++) {
    const cells = rows[r] ?? []
    let last = cells.length - 1
    while (last >= 0 && isBlank(cells[last])) last--
    if (last >= 0) at = line(origin.row + r, cells, last, above, at)
    above = cells
  }
  writer.written(at)

  function line(
    row: number,
    cells: readonly Cell[],
    last: number,
    above: readonly Cell[],
    from: number,
  ): number {
    const known = above.length
    let at = writeInteger(buffer, row, from)
    for (let c = -origin.column; c <= last; c++) {
      if (at > roomy) at = makeRoom(at)
      buffer[at++] = tab
      const cell = c < 0 ? null : cells[c]
      if (isBlank(cell)) continue
      if (c < known && cell === above[c]) buffer[at++] = quote
      else {
        const end = writePlain(buffer, cell, at)
        at = end > 0 ? end : other(at, cell)
      }
    }
    buffer[at++] = lineFeed
    return at > roomy ? makeRoom(at) : at
  }

  function other(at: number, cell: Cell | undefined): number {
    writer.written(at)
    writer.text(JSON.stringify(cell))
    return writer.reserve(mostBytes)
  }

  function makeRoom(at: number): number {
    writer.written(at)
    return writer.reserve(mostBytes)
  }
}

/** Where a short text or a whole number of 32 bits ends, written as JSON prints it; 0 for all else. */
function writePlain(buffer: Uint8Array, cell: Cell | undefined, at: number): number {
  if (typeof cell === 'string') return writeText(buffer, cell, at)
  return typeof cell === 'number' && (cell | 0) === cell ? writeInteger(buffer, cell, at) : 0
}

function writeText(buffer: Uint8Array, text: string, from: number): number {
  const { length } = text
  if (length > shortText) return 0
  let at = from
  buffer[at++] = quote
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      if (unit < 0x20 || unit === quote || unit === backslash) return 0
      buffer[at++] = unit
    } else if (unit < 0x800) {
      buffer[at++] = 0xc0 | (unit >> 6)
      buffer[at++] = 0x80 | (unit & 0x3f)
    } else {
      if (unit >= 0xd800 && unit < 0xe000) return 0
      buffer[at++] = 0xe0 | (unit >> 12)
      buffer[at++] = 0x80 | ((unit >> 6) & 0x3f)
      buffer[at++] = 0x80 | (unit & 0x3f)
    }
  }
  buffer[at++] = quote
  return at
}

/** @param value of 32 bits */
function writeInteger(buffer: Uint8Array, value: number, from: number): number {
  let at = from
  if (value < 0) buffer[at++] = minus
  let rest = value < 0 ? -value : value
  // The digits come from the last one and are turned around afterwards.
  const start = at
  do {
    const tenth = (rest / 10) | 0
    buffer[at++] = zero + rest - tenth * 10
    rest = tenth
  } while (rest > 0)
  for (let i = start, j = at - 1; i < j; i++, j--) {
    const digit = buffer[i] as number
    buffer[i] = buffer[j] as number
    buffer[j] = digit
  }
  return at
}

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || cell === ''
