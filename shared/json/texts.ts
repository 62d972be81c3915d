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
/**
 * Places looked at for one text. Names of a sheet need two or three; texts made to meet in one place
 * would make every look-up as long as they are many, and go to a map whose hash nobody can foresee.
 */
const mostProbes = 32

export function createTexts(bytes: Uint8Array): Texts {
  const starts: number[] = []
  const ends: number[] = []
  const hashes: number[] = []
  const values: string[] = []
  // By place: position in those lists, plus one; 0 is free.
  let table = new Int32Array(smallest)
  // Those that found no place, by themselves.
  const crowded = new Map<string, string>()

  const same = (known: number, start: number, end: number): boolean => {
    let at = starts[known] as number
    if ((ends[known] as number) - at !== end - start) return false
    for (let i = start; i < end; i++, at++) if (bytes[i] !== bytes[at]) return false
    return true
  }
  /** Where this text is or may be put; -1 when all its places are taken. */
  const placeOf = (hash: number, start: number, end: number): number => {
    const mask = table.length - 1
    const first = hash ^ (hash >>> 15)
    for (let probe = 0; probe < mostProbes; probe++) {
      const place = (first + probe) & mask
      const known = (table[place] as number) - 1
      if (known < 0) return place
      if (hashes[known] === hash && same(known, start, end)) return place
    }
    return -1
  }
  const grow = (): void => {
    table = new Int32Array(table.length * 2)
    for (let known = 0; known < values.length; known++) {
      const start = starts[known] as number
      const place = placeOf(hashes[known] as number, start, ends[known] as number)
      if (place >= 0) table[place] = known + 1
      else keepCrowded(values[known] as string)
    }
  }
  const keepCrowded = (text: string): string => {
    const known = crowded.get(text)
    if (known === undefined) crowded.set(text, text)
    return known ?? text
  }
  return {
    at(start, end, hash) {
      if (start === end) return ''
      if (end - start > longest) return decodeUtf8(bytes.subarray(start, end))
      const place = placeOf(hash, start, end)
      const known = place < 0 ? -1 : (table[place] as number) - 1
      if (known >= 0) return values[known] as string
      const text = decodeUtf8(bytes.subarray(start, end))
      if (text === null) return null
      if (place < 0 || crowded.has(text)) return keepCrowded(text)
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
