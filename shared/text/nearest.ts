// Which of several names is nearest to one: for suggestions, never for silent links.
import { fold } from './fold.ts'
import { createSimilarity, longest } from './similarity.ts'

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

/** A runner-up less alike than this is no rival. */
const lowestSecond = 0.5

export interface NearestOptions {
  threshold?: number
  folder?: (text: string) => string
  /**
   * Takes the steps that comparing costs; where it says no, the name is compared with no further
   * candidate. The likeliest come first.
   */
  take?: (steps: number) => boolean
}

/** The candidate nearest to `name`, or null when none is near enough. */
export const nearest = (
  name: string,
  candidates: readonly string[],
  options: NearestOptions = {},
): Nearest | null => createNearest(candidates, options)(name)

interface Candidate {
  name: string
  folded: string
  length: number
}

/**
 * `nearest` for many names among the same candidates. A sheet of unknown names beside a plan of a
 * thousand titles makes millions of pairs: an index of characters leaves those that share enough.
 */
export function createNearest(
  candidates: readonly string[],
  { threshold = nearThreshold, folder = fold, take = () => true }: NearestOptions = {},
): (name: string) => Nearest | null {
  const floor = Math.min(threshold, lowestSecond)
  const known = distinct(candidates, folder)
  const holders = indexOfCharacters(known)
  // Characters in common with the name being looked for; all zero between calls.
  const shared = new Uint8Array(known.length)

  return (name) => {
    const wanted = folder(name).slice(0, longest)
    const counts = countsOf(wanted)
    let steps = known.length
    for (const code of counts.keys()) steps += holders.get(code)?.length ?? 0
    if (!take(steps)) return null
    for (const [code, times] of counts) {
      for (const { at, times: theirs } of holders.get(code) ?? []) {
        shared[at] = (shared[at] as number) + Math.min(times, theirs)
      }
    }
    const likely: { at: number; most: number }[] = []
    for (let at = 0; at < known.length; at++) {
      const common = shared[at] as number
      shared[at] = 0
      // No similarity can be above the share of common characters.
      const most = common / Math.max(wanted.length, (known[at] as Candidate).length, 1)
      if (most >= floor) likely.push({ at, most })
    }
    likely.sort((a, b) => b.most - a.most || a.at - b.at)
    const similarityTo = createSimilarity(wanted)
    let best = -1
    let score = 0
    let second = 0
    for (const { at, most } of likely) {
      if (most < second) break
      const candidate = known[at] as Candidate
      if (!take(stepsOf(wanted.length, candidate.length))) break
      const alike = similarityTo(candidate.folded)
      if (alike > score || (alike === score && at < best)) {
        second = score
        score = alike
        best = at
      } else if (alike > second) second = alike
    }
    const match = known[best]
    if (!match || score < threshold) return null
    return { match: match.name, score, second: second < lowestSecond ? 0 : second }
  }
}

/** Short names are compared a character at a time, long ones each character with each. */
const stepsOf = (a: number, b: number): number => (Math.min(a, b) <= 31 ? a + b : a * b)

/** Candidates that differ after folding, in their order. */
function distinct(names: readonly string[], folder: (text: string) => string): Candidate[] {
  const seen = new Set<string>()
  return names.flatMap((name) => {
    const folded = folder(name)
    if (seen.has(folded)) return []
    seen.add(folded)
    return [{ name, folded, length: Math.min(folded.length, longest) }]
  })
}

/** By character: which candidates have it in the part that is compared, and how often. */
function indexOfCharacters(
  candidates: readonly Candidate[],
): Map<number, { at: number; times: number }[]> {
  const holders = new Map<number, { at: number; times: number }[]>()
  candidates.forEach(({ folded }, at) => {
    for (const [code, times] of countsOf(folded.slice(0, longest))) {
      const list = holders.get(code)
      if (list) list.push({ at, times })
      else holders.set(code, [{ at, times }])
    }
  })
  return holders
}

/** How often each UTF-16 unit stands in a text. */
function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}
