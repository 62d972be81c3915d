// Numbers before names that count: 1, 2, 3 or 第1章, 第2章. A number that its neighbours do not count
// with is a part of the name: 第19回区民まつり, 24 時間見守り, 1-2歳児健診.
import { markerRank } from './markers.ts'

interface Ordinal {
  text: string
  /** What stands before the last number: 1- of 1-2. */
  before: string
  value: number
}

/** Ranks of numbers alone; 経営課題1 and 1款 say by their word what they are. */
const numbered = new Set([5, 11, 22, 33, 34, 35, 36, 39])
export const isNumbered = (rank: number): boolean => numbered.has(rank)
/** Numbers left out, as of items that were dropped; after 第 and before - they are oftener parts of names. */
const widestGap = (rank: number): number => (rank === 5 || rank === 22 ? 2 : 9)

/** Names whose number does not count with the others of its rank, in the order of their rows. */
export function notCounting(texts: Iterable<string>): ReadonlySet<string> {
  const byRank = new Map<number, Ordinal[]>()
  for (const text of texts) {
    const rank = markerRank(text)
    if (!numbered.has(rank)) continue
    const ordinal = ordinalOf(text)
    if (!ordinal) continue
    const others = byRank.get(rank)
    if (others) others.push(ordinal)
    else byRank.set(rank, [ordinal])
  }
  const found = new Set<string>()
  for (const [rank, ordinals] of byRank) {
    const gap = widestGap(rank)
    ordinals.forEach((own, i) => {
      const [above, below] = [ordinals[i - 1], ordinals[i + 1]]
      if (own.value === 1 || follows(above, own, gap) || follows(own, below, gap)) return
      found.add(own.text)
    })
  }
  return found
}

/** The same number again, or one of the next ones; other levels' rows may stand between. */
function follows(first: Ordinal | undefined, second: Ordinal | undefined, gap: number): boolean {
  if (!first || !second) return false
  const step = second.value - first.value
  return first.before === second.before && step >= 0 && step <= gap
}

const places = '〇一二三四五六七八九十'

function ordinalOf(text: string): Ordinal | null {
  const start = text.slice(0, 16)
  const code = start.charCodeAt(0)
  for (const first of [0x2460, 0x2474, 0x2160])
    if (code >= first && code < first + 20) return { text, before: '', value: code - first + 1 }
  const match = /^[(第]?(?:(\d[\d.-]*[.-])?(\d{1,3})|([一二三四五六七八九十]))/.exec(
    start.normalize('NFKC').replace('‐', '-'),
  )
  if (!match) return null
  const [, before = '', digits, kanji] = match
  return { text, before, value: digits ? Number(digits) : places.indexOf(kanji ?? '') }
}
