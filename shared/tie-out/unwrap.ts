// Text pasted from a PDF: lines that were broken at the width of the page, put together again.

export interface Unwrapped {
  text: string
  /** Offset in the text as it was, of one in `text`. */
  placeOf: (offset: number) => number
}

/** Pages of fewer or more characters a line are not printed on A4. */
const widths = { least: 15, most: 90 }
/** So many lines end at the width where a page is broken at it. */
const fewest = 3
/** A line may end this early, so that no line begins with 、 or ends with 「. */
const slack = 2

/** What begins anew: an item, a note, a heading, a row. */
const opens =
  /^(?:[\s\u3000]{0,8}(?:[☆★○〇◯●・･※■□◆◇#*|>]|[-－] |経営課題|第?[0-9０-９]{1,2}(?:[.．)）]|[\s\u3000]))|\s*$)/

/**
 * Where at least three lines end at the same width, none is longer, and most of them go on in the
 * next line, those that go on are joined to it. Any other text stays as it is. Linear in its length.
 */
export function unwrap(text: string): Unwrapped {
  const lines = text.split('\n')
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0)
  const isFull = (line: string): boolean => line.length >= width - slack
  const goesOn = (i: number): boolean => {
    const [line = '', next] = lines.slice(i, i + 2)
    if (next === undefined || line.endsWith('。') || /[\t|]/.test(line + next)) return false
    return !opens.test(next.slice(0, 20))
  }
  const full = lines.flatMap((line, i) => (isFull(line) ? [i] : []))
  const joined = full.filter(goesOn)
  const isPage = width >= widths.least && width <= widths.most
  if (!isPage || joined.length < fewest || joined.length * 3 < full.length * 2)
    return { text, placeOf: (offset) => offset }
  const breaks = new Set(joined)
  const parts: string[] = []
  /** Offsets in the joined text where a break was taken out, ascending. */
  const taken: number[] = []
  let length = 0
  lines.forEach((line, i) => {
    parts.push(line)
    length += line.length
    if (breaks.has(i)) taken.push(length)
    else if (i < lines.length - 1) {
      parts.push('\n')
      length++
    }
  })
  return { text: parts.join(''), placeOf: (offset) => offset + countUpTo(taken, offset) }
}

/** How many of some ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
