// Texts of a body, each made once: equal bytes give one and the same string.
//
// A budget sheet repeats its names on every row. Told apart by their bytes they need no decoding, no
// memory and no hashing again, and whoever compares two of them compares two addresses.
import { decodeUtf8 } from './utf8.ts'

export interface Texts {
  /** The text of `bytes` from `start` to before `end`, without escapes; null when it is not UTF-8. @param hash of those bytes */
  at(start: number, end: number, hash: number): string | null
}

/** Longer texts are seldom repeated. Bytes. */
const longest = 1_024
/** Places of the table; always a power of two, at most half full. */
const smallest = 1_024

export function createTexts(bytes: Uint8Array): Texts {
  const starts: number[] = []
  const ends: number[] = []
  const hashes: number[] = []
  const values: string[] = []
  // By place: position in those lists, plus one; 0 is free.
  let table = new Int32Array(smallest)

  const same = (known: number, start: number, end: number): boolean => {
    let at = starts[known] as number
    if ((ends[known] as number) - at !== end - start) return false
    for (let i = start; i < end; i++, at++) if (bytes[i] !== bytes[at]) return false
    return true
  }
  const placeOf = (hash: number, start: number, end: number): number => {
    const mask = table.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const known = (table[place] as number) - 1
      if (known < 0) return place
      if (hashes[known] === hash && (start === end || same(known, start, end))) return place
      place = (place + 1) & mask
    }
  }
  const grow = (): void => {
    table = new Int32Array(table.length * 2)
    const mask = table.length - 1
    for (let known = 0; known < values.length; known++) {
      const hash = hashes[known] as number
      let place = (hash ^ (hash >>> 15)) & mask
      while (table[place] !== 0) place = (place + 1) & mask
      table[place] = known + 1
    }
  }
  return {
    at(start, end, hash) {
      if (start === end) return ''
      if (end - start > longest) return decodeUtf8(bytes.subarray(start, end))
      const place = placeOf(hash, start, end)
      const known = (table[place] as number) - 1
      if (known >= 0) return values[known] as string
      const text = decodeUtf8(bytes.subarray(start, end))
      if (text === null) return null
      starts.push(start)
      ends.push(end)
      hashes.push(hash)
      values.push(text)
      table[place] = values.length
      if (values.length * 2 > table.length) grow()
      return text
    },
  }
}
