// Reads a value from a body's bytes, level by level, counting as it goes.
import type { JsonLimits, JsonProblem } from './limits.ts'
import { createRows } from './rows.ts'
import { createTexts } from './texts.ts'
import { decodeUtf8 } from './utf8.ts'

/** Thrown to leave all levels at once; never leaves this folder. */
export class Stopped extends Error {
  readonly problem: JsonProblem
  /** The rows read so far, where there are too many. */
  readonly rows: readonly unknown[]
  constructor(problem: JsonProblem, rows: readonly unknown[] = []) {
    super(problem)
    this.problem = problem
    this.rows = rows
  }
}

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const openArray = 0x5b
const closeArray = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

export function createReader(bytes: Uint8Array, limits: JsonLimits) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const texts = createTexts(bytes)
  const rows = createRows(bytes, limits.columns, {
    moveTo(place) {
      at = place
    },
    position: () => at,
    next,
    text: readText,
    value: readUncounted,
    stop,
  })
  const length = bytes.length
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let values = 0
  let containers = 0
  let cells = 0
  function stop(problem: JsonProblem, rows: readonly unknown[] = []): never {
    throw new Stopped(problem, rows)
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
    if (++values > limits.values) stop('tooMany')
    return readUncounted(depth)
  }

  function readUncounted(depth: number): unknown {
    const byte = next()
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
        if (items.length >= limits.rows) stop('rows', items)
        above = readRow(above, depth + 1)
        items.push(above)
        if (cells > limits.cells) stop('cells', items)
      } else items.push(readValue(depth))
      const byte = next()
      at++
      if (byte === closeArray) return items
      if (byte !== comma) stop('malformed')
    }
  }

  function readRow(above: unknown[] | null, depth: number): unknown[] {
    open(depth)
    const row = rows.read(above, depth)
    cells += row.length
    values += row.length
    if (values > limits.values) stop('tooMany')
    return row
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
    let hash = 0
    // Four bytes at a time while none of them ends the text or needs a second look.
    for (; at + 4 <= length; at += 4) {
      const four = view.getInt32(at, true)
      if (hasSpecial(four)) break
      hash = Math.imul(hash ^ four, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    let byte = 0
    for (; at < length; at++) {
      byte = bytes[at] as number
      if (byte === quote || byte === backslash || byte < 0x20) break
      hash = Math.imul(hash ^ byte, 0x9e3779b1)
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

/** Whether one of four bytes is a quote, a backslash or below 0x20: a byte less n borrows from its high bit. */
const hasSpecial = (four: number): boolean => {
  const quotes = four ^ 0x22222222
  const backslashes = four ^ 0x5c5c5c5c
  const borrowed =
    ((quotes - 0x01010101) & ~quotes) |
    ((backslashes - 0x01010101) & ~backslashes) |
    ((four - 0x20202020) & ~four)
  return (borrowed & 0x80808080) !== 0
}
