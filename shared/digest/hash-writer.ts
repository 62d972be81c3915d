// Bytes on their way into a SHA-256, gathered so that the hash sees large pieces.
import { createSha256 } from './sha256.ts'

export interface HashWriter {
  /**
   * The gathered bytes themselves, for loops that cannot spare a call a byte: `reserve` room, write
   * from the place it gives, and say with `written` where the writing ended.
   */
  readonly buffer: Uint8Array
  /** The same bytes. */
  readonly view: DataView
  /** Place in `buffer` from which at least `bytes` (at most 32,768) may be written. */
  reserve(bytes: number): number
  written(end: number): void
  byte(value: number): void
  /** An integer from 0 to 2^53 - 1: seven bits a byte, the lowest first, the high bit says "more". */
  varint(value: number): void
  /** IEEE 754 binary64, big-endian. */
  float64(value: number): void
  /** UTF-16 code units from `start` to before `end`, two bytes each, big-endian. */
  codeUnits(text: string, start: number, end: number): void
  finish(): Uint8Array
}

const size = 1 << 16
// Longest fixed piece written without looking at the room left: a varint of 2^53 - 1, a float64.
const reserve = 16

export function createHashWriter(): HashWriter {
  const hash = createSha256()
  const buffer = new Uint8Array(size)
  const view = new DataView(buffer.buffer)
  let length = 0

  const flush = (): void => {
    hash.update(buffer.subarray(0, length))
    length = 0
  }
  const makeRoom = (): void => {
    if (length > size - reserve) flush()
  }

  return {
    buffer,
    view,
    reserve(bytes) {
      if (length > size - bytes) flush()
      return length
    },
    written(end) {
      length = end
    },
    byte(value) {
      makeRoom()
      buffer[length++] = value
    },
    varint(value) {
      makeRoom()
      let rest = value
      // Bit operations hold 32 bits only; above that the low seven come off by arithmetic.
      while (rest > 0x7fffffff) {
        buffer[length++] = (rest % 128) | 0x80
        rest = Math.floor(rest / 128)
      }
      while (rest > 0x7f) {
        buffer[length++] = (rest & 0x7f) | 0x80
        rest >>>= 7
      }
      buffer[length++] = rest
    },
    float64(value) {
      makeRoom()
      view.setFloat64(length, value)
      length += 8
    },
    codeUnits(text, start, end) {
      for (let from = start; from < end; ) {
        if (length > size - reserve) flush()
        const upTo = Math.min(end, from + ((size - length) >> 1))
        for (; from < upTo; from++) {
          view.setUint16(length, text.charCodeAt(from))
          length += 2
        }
      }
    },
    finish() {
      flush()
      return hash.digest()
    },
  }
}
