// JSON straight from a body's bytes: what `JSON.parse` gives, with equal texts as one string, and bounded.
//
// Between a body and its value there is no text of the whole body, so a sheet of 32 MiB fits in a
// Worker's memory beside its report; and what no sheet is made of is refused before it takes any.
import { createTexts } from './texts.ts'
import { decodeUtf8 } from './utf8.ts'

export type JsonReading =
  | { ok: true; value: unknown }
  /** `at`: offset of the byte where reading stopped. */
  | { ok: false; problem: JsonProblem; at: number }

export type JsonProblem =
  | 'malformed' // not JSON
  | 'notUtf8'
  | 'tooDeep'
  | 'tooMany' // more values, or more arrays and objects, than any request has
  | 'rows' // an array of more arrays than a sheet has rows
  | 'columns' // an array in an array longer than a sheet is wide
  | 'cells' // arrays in arrays with more items than a sheet has cells

export interface JsonLimits {
  /** Levels of arrays and objects within each other. */
  depth: number
  /** Values of any kind. */
  values: number
  /** Arrays and objects together. */
  containers: number
  /** Of arrays directly in arrays, which is how a sheet's cells come. */
  rows: number
  columns: number
  cells: number
}

/** Reads a whole body. Gives what `JSON.parse` gives for its text, duplicate members and `__proto__` alike. */
export function readJsonBytes(bytes: Uint8Array, limits: JsonLimits): JsonReading {
  const reader = createReader(bytes, limits)
  try {
    return { ok: true, value: reader.document() }
  } catch (error) {
    if (error instanceof Stopped)
      return { ok: false, problem: error.problem, at: reader.position() }
    throw error
  }
}

/** Thrown to leave all levels at once; never leaves this file. */
class Stopped extends Error {
  readonly problem: JsonProblem
  constructor(problem: JsonProblem) {
    super(problem)
    this.problem = problem
  }
}

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const openArray = 0x5b
const closeArray = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

function createReader(bytes: Uint8Array, limits: JsonLimits) {
  const texts = createTexts(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let values = 0
  let containers = 0
  let cells = 0
  // The last text of each column and where its bytes stand: most rows repeat the row above.
  const aboveStart = new Int32Array(limits.columns)
  const aboveEnd = new Int32Array(limits.columns)
  const aboveText: string[] = []

  function stop(problem: JsonProblem): never {
    throw new Stopped(problem)
  }

  /** The next byte that is no white space; -1 at the end. */
  function next(): number {
    for (; at < length; at++) {
      const byte = bytes[at] as number
      if (byte > 0x20) return byte
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte
    }
    return -1
  }

  function document(): unknown {
    const value = readValue(0)
    if (next() !== -1) stop('malformed')
    return value
  }

  function readValue(depth: number): unknown {
    const byte = next()
    if (++values > limits.values) stop('tooMany')
    if (byte === quote) return readText()
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return readNumber()
    if (byte === openArray) return readArray(depth + 1)
    if (byte === openObject) return readObject(depth + 1)
    return readWord(byte)
  }

  function open(depth: number): void {
    at++
    if (depth > limits.depth) stop('tooDeep')
    if (++containers > limits.containers) stop('tooMany')
  }

  function readArray(depth: number): unknown[] {
    open(depth)
    const items: unknown[] = []
    if (next() === closeArray) {
      at++
      return items
    }
    let above: unknown[] | null = null
    for (;;) {
      if (next() === openArray) {
        if (items.length >= limits.rows) stop('rows')
        above = readRow(above, depth + 1)
        items.push(above)
      } else items.push(readValue(depth))
      const byte = next()
      at++
      if (byte === closeArray) return items
      if (byte !== comma) stop('malformed')
    }
  }

  /** An array in an array: copied from the one above, so that it has its size at once, then read. */
  function readRow(above: unknown[] | null, depth: number): unknown[] {
    open(depth)
    const row = above === null ? [] : above.slice()
    const known = row.length
    let column = 0
    if (next() === closeArray) at++
    else {
      for (;;) {
        if (column === limits.columns) stop('columns')
        const value = next() === quote ? readTextBelow(column) : readValue(depth)
        if (column < known) row[column] = value
        else row.push(value)
        column++
        const after = next()
        at++
        if (after === closeArray) break
        if (after !== comma) stop('malformed')
      }
    }
    if (column < known) row.length = column
    cells += column
    values += column
    if (cells > limits.cells) stop('cells')
    if (values > limits.values) stop('tooMany')
    return row
  }

  function readTextBelow(column: number): string {
    const start = at
    if (repeatsAbove(column)) {
      at += (aboveEnd[column] as number) - (aboveStart[column] as number)
      return aboveText[column] as string
    }
    const text = readText()
    aboveStart[column] = start
    aboveEnd[column] = at
    aboveText[column] = text
    return text
  }

  /** Whether the text that begins here is the column's last one, to its closing quote. */
  function repeatsAbove(column: number): boolean {
    let from = aboveStart[column] as number
    const end = aboveEnd[column] as number
    if (at + end - from > length) return false
    let here = at
    for (; from + 4 <= end; from += 4, here += 4) {
      if (view.getInt32(from, true) !== view.getInt32(here, true)) return false
    }
    for (; from < end; from++, here++) if (bytes[from] !== bytes[here]) return false
    return here > at
  }

  function readObject(depth: number): Record<string, unknown> {
    open(depth)
    const object: Record<string, unknown> = {}
    if (next() === closeObject) {
      at++
      return object
    }
    for (;;) {
      if (next() !== quote) stop('malformed')
      const key = readText()
      if (next() !== 0x3a) stop('malformed')
      at++
      const value = readValue(depth)
      if (key === '__proto__') {
        Object.defineProperty(object, key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        })
      } else object[key] = value
      const byte = next()
      at++
      if (byte === closeObject) return object
      if (byte !== comma) stop('malformed')
    }
  }

  function readText(): string {
    const start = ++at
    let hash = 0x811c9dc5
    let byte = 0
    for (; at < length; at++) {
      byte = bytes[at] as number
      if (byte === quote || byte === backslash || byte < 0x20) break
      hash = Math.imul(hash ^ byte, 0x01000193)
    }
    if (byte === backslash && at < length) return readEscaped(start)
    if (at === length || byte !== quote) stop('malformed')
    const text = texts.at(start, at, hash)
    if (text === null) stop('notUtf8')
    at++
    return text
  }

  /** A text with escapes: seldom, and left to the platform. */
  function readEscaped(start: number): string {
    for (; at < length && bytes[at] !== quote; at++) if (bytes[at] === backslash) at++
    if (at >= length) stop('malformed')
    at++
    const text = decodeUtf8(bytes.subarray(start - 1, at))
    if (text === null) stop('notUtf8')
    try {
      return JSON.parse(text) as string
    } catch {
      stop('malformed')
    }
  }

  function readNumber(): number {
    const start = at
    const negative = bytes[at] === 0x2d
    if (negative) at++
    const first = at
    let value = 0
    let byte = bytes[at] as number
    while (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30)
      byte = bytes[++at] as number
    }
    const digits = at - first
    if (digits === 0 || (digits > 1 && bytes[first] === 0x30)) stop('malformed')
    // Fifteen digits are exact; the rest, fractions and exponents are the platform's to round.
    if (digits <= 15 && byte !== 0x2e && byte !== 0x65 && byte !== 0x45) {
      return negative ? -value : value
    }
    return readFraction(start)
  }

  function readFraction(start: number): number {
    while (at < length && isNumberByte(bytes[at] as number)) at++
    const text = decodeUtf8(bytes.subarray(start, at)) ?? ''
    if (!numberForm.test(text)) stop('malformed')
    return Number(text)
  }

  function readWord(byte: number): null | boolean {
    if (byte === 0x6e && spells('null')) return null
    if (byte === 0x74 && spells('true')) return true
    if (byte === 0x66 && spells('false')) return false
    return stop('malformed')
  }

  function spells(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false
    at += word.length
    return true
  }

  return { document, position: () => at }
}

const numberForm = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/

const isNumberByte = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x2e ||
  byte === 0x65 ||
  byte === 0x45 ||
  byte === 0x2b ||
  byte === 0x2d
