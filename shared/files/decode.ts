// Bytes → text in the encodings that municipal files come in.
import type { FileNote } from './types.ts'

/** The standard decoder of Node, browsers and workerd; shared code names no platform's types. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis'

/**
 * Text of a file: a byte order mark decides, or the zero bytes of UTF-16 without one; else UTF-8
 * where the bytes are valid UTF-8, else Shift_JIS (CP932). Bytes that are neither become U+FFFD and a note.
 */
export function decodeText(bytes: Uint8Array): {
  text: string
  encoding: Encoding
  notes: FileNote[]
} {
  const marked = byteOrderMark(bytes) ?? unmarked(bytes)
  const tries: Encoding[] = marked ? [marked] : ['utf-8', 'shift_jis']
  for (const encoding of tries) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return { text, encoding, notes: [{ code: 'encoding', text: encoding }] }
    } catch {
      // Not this encoding.
    }
  }
  const encoding = marked ?? 'shift_jis'
  const text = new TextDecoder(encoding).decode(bytes)
  return {
    text,
    encoding,
    notes: [
      { code: 'encoding', text: encoding },
      { code: 'undecodable', text: encoding },
    ],
  }
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** `UTF-16` or `UTF-32` where bytes are such text, with a byte order mark or without; else null. */
export function otherUnicodeOf(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const start = bytes.subarray(0, looked)
  if (start.length >= 4 && wide(start)) return 'UTF-32'
  const marked = byteOrderMark(bytes) ?? unmarked(bytes)
  return marked === null || marked === 'utf-8' ? null : 'UTF-16'
}

const looked = 4096

/** No text of one byte a character has zero bytes; UTF-16 has them beside its digits and commas. */
function unmarked(bytes: Uint8Array): Encoding | null {
  const start = bytes.subarray(0, looked)
  const [even, odd] = [zeroBytes(start, 0), zeroBytes(start, 1)]
  if (even + odd < Math.max(1, start.length / 100)) return null
  // 一 is U+4E00: a few stand on the other side.
  if (odd > 2 * even) return 'utf-16le'
  return even > 2 * odd ? 'utf-16be' : null
}

function zeroBytes(bytes: Uint8Array, from: 0 | 1): number {
  let zeros = 0
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++
  return zeros
}

/** Whether each group of four bytes has two zero ones together: UTF-32 of the first plane. */
function wide(bytes: Uint8Array): boolean {
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const high = bytes[at] === 0 && bytes[at + 1] === 0
    const low = bytes[at + 2] === 0 && bytes[at + 3] === 0
    if (high === low) return false
  }
  return true
}
