// How alike two names are: for suggestions, never for silent links.
import { fold } from './fold.ts'

/** 0 to 1: shared text of two names after folding, by the fewest edits between them. */
export const similarity = (a: string, b: string): number => similarityOfFolded(fold(a), fold(b))

/** Names longer than this are compared by their beginnings. */
export const longest = 120
/** As `similarity`, of two names that are folded already. */
export function similarityOfFolded(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a === '' || b === '') return 0
  const x = a.slice(0, longest)
  const y = b.slice(0, longest)
  const alike = 1 - editDistance(x, y) / Math.max(x.length, y.length)
  // 第1期 and 第2期 differ by one character and are two things.
  const numbersDiffer = digitsOf(x) !== digitsOf(y)
  return Math.max(0, Math.min(numbersDiffer ? alike - 0.2 : alike, 0.999))
}

const digitsOf = (text: string): string => text.replace(/[^0-9①-⑳]+/g, ' ').trim()

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
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
