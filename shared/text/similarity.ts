// How alike two names are: for suggestions, never for silent links.
import { fold } from './fold.ts'

/** 0 to 1: shared text of two names after folding, by the fewest edits between them. */
export const similarity = (a: string, b: string): number => similarityOfFolded(fold(a), fold(b))

/** Names longer than this are compared by their beginnings. */
export const longest = 120

/** As `similarity`, of two names that are folded already. */
export const similarityOfFolded = (a: string, b: string): number => createSimilarity(a)(b)

/** `similarityOfFolded` to one name for many others: what is known of it is worked out once. */
export function createSimilarity(name: string): (other: string) => number {
  const x = name.slice(0, longest)
  const distance = createEditDistance(x)
  let digits: string | undefined
  return (other) => {
    if (name === other) return name === '' ? 0 : 1
    if (name === '' || other === '') return 0
    const y = other.slice(0, longest)
    const alike = 1 - distance(y) / Math.max(x.length, y.length)
    if (alike <= 0) return 0
    digits ??= digitsOf(x)
    // 第1期 and 第2期 differ by one character and are two things.
    const numbersDiffer = digits !== digitsOf(y)
    return Math.max(0, Math.min(numbersDiffer ? alike - 0.2 : alike, 0.999))
  }
}

const isNumber = /[0-9①-⑳]/
const digitsOf = (text: string): string =>
  isNumber.test(text) ? text.replace(/[^0-9①-⑳]+/g, ' ').trim() : ''

/** Names of as many characters fit the bits of one number. */
const mostBits = 31

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
const createEditDistance = (a: string): ((b: string) => number) =>
  a.length > 0 && a.length <= mostBits
    ? createBitDistance(a)
    : (b) => (b.length > 0 && b.length <= mostBits ? createBitDistance(b)(a) : editDistance(a, b))

/**
 * A column of the table at once, a bit a row. Source: H. Hyyrö, A Bit-Vector Algorithm for Computing
 * Levenshtein and Damerau Edit Distances, Nordic Journal of Computing 10 (2003).
 */
function createBitDistance(a: string): (b: string) => number {
  const places = new Map<number, number>()
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i)
    places.set(code, (places.get(code) ?? 0) | (1 << i))
  }
  const last = 1 << (a.length - 1)
  return (b) => {
    let more = -1
    let less = 0
    let same = 0
    let before = 0
    let distance = a.length
    for (let j = 0; j < b.length; j++) {
      const fits = places.get(b.charCodeAt(j)) ?? 0
      const swapped = ((~same & fits) << 1) & before
      same = ((((fits & more) + more) | 0) ^ more) | fits | less | swapped
      const up = less | ~(same | more)
      const down = same & more
      if (up & last) distance++
      else if (down & last) distance--
      const shifted = (up << 1) | 1
      more = (down << 1) | ~(same | shifted)
      less = shifted & same
      before = fits
    }
    return distance
  }
}

/** The same of names that are longer, by the whole table. */
function editDistance(a: string, b: string): number {
  const width = b.length + 1
  let beforeLast = new Uint16Array(width)
  let last = new Uint16Array(width)
  let current = new Uint16Array(width)
  for (let j = 0; j < width; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    current[0] = i
    for (let j = 1; j < width; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let best = Math.min(
        (last[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      )
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        best = Math.min(best, (beforeLast[j - 2] as number) + 1)
      }
      current[j] = best
    }
    const spare = beforeLast
    beforeLast = last
    last = current
    current = spare
  }
  return last[b.length] as number
}
