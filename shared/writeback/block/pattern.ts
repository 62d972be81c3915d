// Formulas and texts that differ from row to row by a few places only, kept once for all rows.
import type { Hole, Pattern } from '../types.ts'

/** The number of the row that the cell stands in. */
export const OWN_ROW: Hole = { of: 'row' }
/** The number of the row on the staff's sheet that the cell is about. */
export const SOURCE_ROW: Hole = { of: 'source' }
/** What the formula must come to, as a formula says it. */
export const RESULT: Hole = { of: 'result' }
/** The text in another column of the row, as a formula's literal. @param column from 0, in the block */
export const quotedText = (column: number): Hole => ({ of: 'text', column })

/**
 * A pattern of words, holes and other patterns.
 * @example pattern`=IF(N${OWN_ROW}=0,N(F${OWN_ROW}),0)`
 */
export function pattern(
  words: readonly string[],
  ...parts: readonly (string | number | Hole | Pattern)[]
): Pattern {
  const made: Pattern = { words: [words[0] ?? ''], holes: [] }
  const say = (said: string): void => {
    made.words.push((made.words.pop() ?? '') + said)
  }
  parts.forEach((part, i) => {
    if (typeof part !== 'object') say(String(part))
    else if ('of' in part) leaveOpen(part)
    else {
      say(part.words[0] ?? '')
      part.holes.forEach((hole, h) => {
        leaveOpen(hole)
        say(part.words[h + 1] ?? '')
      })
    }
    say(words[i + 1] ?? '')
  })
  return made

  function leaveOpen(hole: Hole): void {
    made.holes.push(hole)
    made.words.push('')
  }
}

/** The text of a pattern, its holes filled. */
export function fillPattern(
  { words, holes }: Pattern,
  fillerOf: (hole: Hole) => string | number,
): string {
  let text = words[0] ?? ''
  for (let i = 0; i < holes.length; i += 1) {
    text += fillerOf(holes[i] as Hole) + (words[i + 1] ?? '')
  }
  return text
}

/** Makes each pattern once, so that rows with the same one share it. */
export function onceEach<K>(make: (key: K) => Pattern): (key: K) => Pattern {
  const made = new Map<K, Pattern>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
