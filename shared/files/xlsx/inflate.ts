// Unpacks a part of a zip: by the platform's own zlib where it answers at once, as in Node and workerd,
// or in JavaScript. Both give the same bytes, or none; zlib refuses a few damaged headers that fflate
// still reads rightly. A browser has no synchronous one, and nothing is imported that it would have to
// leave out, as in shared/digest/sha256.ts.
import { Inflate } from 'fflate'

/** The bytes of a deflated part, or null where they are not deflated or not of that size. */
export type Inflater = (data: Uint8Array, size: number) => Uint8Array | null

/** What is used of `node:zlib`. */
interface PlatformZlib {
  inflateRawSync?(
    data: Uint8Array,
    options: { maxOutputLength: number; chunkSize: number },
  ): Uint8Array
  crc32?(bytes: Uint8Array): number
}

const zlib = (
  globalThis as {
    process?: { getBuiltinModule?(name: string): PlatformZlib | undefined }
  }
).process?.getBuiltinModule?.('node:zlib')

/** Fed in pieces, so that a bomb is noticed a piece after it passes its declared size. */
const piece = 16 * 1024

export const inflateByScript: Inflater = (data, size) => {
  const out = new Uint8Array(size)
  let length = 0
  let over = false
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) over = true
    else out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < data.length && !over; at += piece) {
      stream.push(data.subarray(at, at + piece), at + piece >= data.length)
    }
  } catch {
    return null
  }
  return !over && length === size ? out : null
}

/** null where the platform has none that is synchronous. */
export const inflateByPlatform: Inflater | null = platformInflater()

export const inflate: Inflater = inflateByPlatform ?? inflateByScript

function platformInflater(): Inflater | null {
  const inflateRawSync = zlib?.inflateRawSync
  if (!inflateRawSync) return null
  return (data, size) => {
    try {
      // It stops where it would give more.
      const maxOutputLength = Math.max(1, size)
      const chunkSize = Math.min(Math.max(64, size), 1 << 20)
      const { buffer, byteOffset, length } = inflateRawSync(data, { maxOutputLength, chunkSize })
      return length === size ? new Uint8Array(buffer, byteOffset, length) : null
    } catch {
      return null
    }
  }
}

let table: Uint32Array | null = null

export function crc32ByScript(bytes: Uint8Array): number {
  table ??= makeTable()
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) {
    crc = (table[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Checksum of a zip's part. */
export const crc32: (bytes: Uint8Array) => number = zlib?.crc32 ?? crc32ByScript

function makeTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let n = 0; n < 256; n++) {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    table[n] = c >>> 0
  }
  return table
}
