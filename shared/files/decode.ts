// Bytes → text in the encodings that municipal files come in.
import type { FileNote } from './types.ts'

/** The standard decoder of Node, browsers and workerd; shared code names no platform's types. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis'

/**
 * Text of a file: a byte order mark decides, else UTF-8 where the bytes are valid UTF-8, else
 * Shift_JIS (CP932). Bytes that are neither become U+FFFD and a note.
 */
export function decodeText(bytes: Uint8Array): {
  text: string
  encoding: Encoding
  notes: FileNote[]
} {
  const marked = byteOrderMark(bytes)
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
