// Text on its way into a SHA-256, gathered so that the hash sees large pieces.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { createSha256 } from './sha256.ts'

export interface HashWriter {
  /**
   * The gathered bytes themselves, for loops that cannot spare a call a byte: `reserve` room, write
   * from the place it gives, and say with `written` where the writing ended.
   */
  readonly buffer: Uint8Array
  /** Place in `buffer` from which at least `bytes` (at most 32,768) may be written. */
  reserve(bytes: number): number
  written(end: number): void
  /** The text's UTF-8 bytes. */
  text(text: string): void
  finish(): Uint8Array
}

const size = 1 << 16

export function createHashWriter(): HashWriter {
  const hash = createSha256()
  const buffer = new Uint8Array(size)
  let length = 0

  const reserve = (bytes: number): number => {
    if (length <= size - bytes) return length
    hash.update(buffer.subarray(0, length))
    length = 0
    return 0
  }

  return {
    buffer,
    reserve,
    written(end) {
      length = end
    },
    text(text) {
      const bytes = utf8ToBytes(text)
      if (bytes.length > size / 2) {
        reserve(size)
        hash.update(bytes)
      } else {
        buffer.set(bytes, reserve(bytes.length))
        length += bytes.length
      }
    },
    finish() {
      reserve(size)
      return hash.digest()
    },
  }
}
