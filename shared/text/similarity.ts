// How alike two names are, and which of several is nearest: for suggestions, never for silent links.
import { fold } from './fold.ts'

export interface Nearest {
  /** The candidate as given. */
  match: string
  /** 0 to 1; 1 is equal after folding. */
  score: number
  /** The runner-up's score; 0 without one above 0.5. Close to `score`: the suggestion is a guess between two. */
  second: number
}

/**
 * Names at least this alike may be suggested. It catches a typo, a dropped particle or one more
 * character in plan titles, and keeps different items of one plan apart (see the tests).
 */
export const nearThreshold = 0.7

/** The candidate nearest to `name`, or null when none is near enough. */
export function nearest(
  name: string,
  candidates: readonly string[],
  {
    threshold = nearThreshold,
    folder = fold,
  }: { threshold?: number; folder?: (text: string) => string } = {},
): Nearest | null {
  const wanted = folder(name).slice(0, longest)
  const floor = Math.min(threshold, lowestSecond)
  let match: string | null = null
  let score = 0
  let second = 0
  const seen = new Set<string>()
  countCharacters(wanted, 1)
  for (const candidate of candidates) {
    const folded = folder(candidate)
    if (seen.has(folded)) continue
    seen.add(folded)
    if (sharedPart(wanted, folded) < floor) continue
    const alike = similarityOfFolded(wanted, folded)
    if (alike > score) {
      second = score
      score = alike
      match = candidate
    } else if (alike > second) second = alike
  }
  countCharacters(wanted, -1)
  if (match === null || score < threshold) return null
  return { match, score, second: second < lowestSecond ? 0 : second }
}

/** 0 to 1: shared text of two names after folding, by the fewest edits between them. */
export const similarity = (a: string, b: string): number => similarityOfFolded(fold(a), fold(b))

/** Names longer than this are compared by their beginnings. */
const longest = 120
/** A runner-up less alike than this is no rival. */
const lowestSecond = 0.5

/** How often each UTF-16 unit stands in the name being looked for; all zero between calls. */
const counts = new Int16Array(65_536)

function countCharacters(text: string, step: 1 | -1): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    counts[code] = (counts[code] as number) + step
  }
}

/** Share of characters that the counted name and `other` have in common: no similarity can be above it. */
function sharedPart(wanted: string, other: string): number {
  const length = Math.min(other.length, longest)
  let shared = 0
  for (let i = 0; i < length; i++) {
    const code = other.charCodeAt(i)
    const left = counts[code] as number
    if (left > 0) shared++
    counts[code] = left - 1
  }
  for (let i = 0; i < length; i++) {
    const code = other.charCodeAt(i)
    counts[code] = (counts[code] as number) + 1
  }
  return shared / Math.max(wanted.length, length, 1)
}

function similarityOfFolded(a: string, b: string): number {
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
