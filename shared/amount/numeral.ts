// Numerals of budget documents, exactly: 20,852 · 1.5億 · 12億442万9千 · 6千9百万 · 三千万.
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'

/** A numeral and the unit written with it. Its size is `digits / 10 ** scale` of `unit`, or bare. */
export interface Numeral {
  /** Position after the numeral and its unit. */
  end: number
  digits: bigint
  scale: number
  /** Yen already (千円, 億, 円 were written), or a bare number whose unit comes from elsewhere. */
  inYen: boolean
  /** The finest unit written; null for a bare number. */
  unit: Unit | null
}

/** More digits than this cannot be exact yen; they are not worth a big integer. */
const longest = 40

/**
 * The numeral at `start` of a plain-character text, or the code of what is wrong with it.
 * Digit groups must be whole (1,234 not 12,34); multipliers must descend (億, 万, 千).
 */
export function readNumeral(text: string, start: number): Numeral | 'none' | 'wrong' | 'tooLarge' {
  const first = readDigits(text, start)
  if (typeof first === 'string' && first !== 'none') return first
  if (first === 'none' && smallMultiplier(text[start]) === 0n) return 'none'
  if (first !== 'none' && first.padded) return 'wrong'
  const kanji = kanjiDigits.includes(text[start] as string)

  let at = start
  let total = 0n
  let lastBig = 10n ** 60n
  // One section is what stands before 万, 億 or 兆; `pending` are digits still without a multiplier.
  let section = 0n
  let opened = false
  let lastSmall = 10_000n
  let pending: bigint | null = null
  let scale = 0
  let terms = 0
  let finest = 1n
  let multiplied = false
  for (;;) {
    const digits: ReturnType<typeof readDigits> =
      at === start ? first : readDigits(text, multiplied ? skipSpaces(text, at) : at)
    if (typeof digits === 'string') {
      if (digits !== 'none') return digits
    } else {
      if (pending !== null || scale > 0 || (terms > 0 && digits.scale > 0)) return 'wrong'
      pending = digits.digits
      scale = digits.scale
      at = digits.end
      finest = 1n
      terms++
      if (opened && pending >= lastSmall) return 'wrong'
    }
    const next = skipSpaces(text, at)
    const small = smallMultiplier(text[next])
    const big = bigMultiplier(text[next])
    if (small > 0n) {
      // 十万 and 千五百 open a term of their own; 605百 is fine, 5百6千 is not.
      if (small >= lastSmall) return 'wrong'
      const size = (pending ?? 1n) * small
      if (opened && size >= lastSmall) return 'wrong'
      section += size
      opened = true
      lastSmall = small
      finest = small
    } else if (big > 0n) {
      if (pending === null && !opened) return terms === 0 ? 'none' : 'wrong'
      const size = (section + (pending ?? 0n)) * big
      if (big >= lastBig || size >= lastBig * 10n ** BigInt(scale)) return 'wrong'
      total += size
      lastBig = big
      lastSmall = 10_000n
      finest = (pending === null ? finest : 1n) * big
      section = 0n
      opened = false
    } else break
    pending = null
    multiplied = true
    at = next + 1
  }
  // 千円 and 百万円 alone are units, not amounts.
  if (terms === 0) return 'none'
  const rest = section + (pending ?? 0n)
  if (total > 0n && rest >= lastBig) return 'wrong'
  const size = { digits: total + rest, scale }
  const next = skipSpaces(text, at)
  if (text[next] === '円') return { ...size, end: next + 1, inYen: true, unit: unitOf(finest) }
  if (!multiplied) return kanji ? 'wrong' : { ...size, end: at, inYen: false, unit: null }
  // Without 円 the numeral must close with 万 or more: 3千 in a sheet of 千円 could mean either.
  if (pending !== null || finest < 10_000n) return 'wrong'
  return { ...size, end: at, inYen: true, unit: unitOf(finest) }
}

interface Digits {
  end: number
  digits: bigint
  scale: number
  /** A zero in front of other digits, as codes have it. */
  padded: boolean
}

const kanjiDigits = '〇一二三四五六七八九'

function readDigits(text: string, start: number): Digits | 'none' | 'wrong' | 'tooLarge' {
  const kanji = readKanjiDigits(text, start)
  if (kanji) return kanji
  let at = start
  while (isDigit(text, at)) at++
  if (at === start) return 'none'
  let whole = text.slice(start, at)
  if (isGroup(text, at)) {
    if (whole.length > 3) return 'wrong'
    while (isGroup(text, at)) {
      if (isDigit(text, at + 4)) return 'wrong'
      at += 4
    }
    whole = text.slice(start, at).replace(/[,\u2009]/g, '')
  }
  if (text[at] === ',') return 'wrong'
  let fraction = ''
  if (text[at] === '.') {
    const from = at + 1
    at = from
    while (isDigit(text, at)) at++
    if (at === from || text[at] === ',' || text[at] === '.') return 'wrong'
    fraction = text.slice(from, at)
    let last = fraction.length
    while (last > 0 && fraction[last - 1] === '0') last--
    fraction = fraction.slice(0, last)
  }
  if (whole.length > longest || fraction.length > longest) return 'tooLarge'
  const padded = whole.length > 1 && whole[0] === '0'
  return { end: at, digits: BigInt(whole + fraction), scale: fraction.length, padded }
}

/** 一二三 and 三〇五 as places, 三 as one digit. */
function readKanjiDigits(text: string, start: number): Digits | 'tooLarge' | null {
  // 〇 alone is a mark, not a zero.
  if (text[start] === '〇') return null
  let at = start
  let digits = ''
  for (;;) {
    const value = at < text.length ? kanjiDigits.indexOf(text[at] as string) : -1
    if (value < 0) break
    digits += String(value)
    at++
    if (at - start > longest) return 'tooLarge'
  }
  if (at === start) return null
  return { end: at, digits: BigInt(digits), scale: 0, padded: false }
}

/** A separator and exactly the three digits after it. Tabs and ordinary spaces never group. */
const isGroup = (text: string, at: number): boolean =>
  (text[at] === ',' || text[at] === '\u2009') &&
  isDigit(text, at + 1) &&
  isDigit(text, at + 2) &&
  isDigit(text, at + 3)

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

function smallMultiplier(character: string | undefined): bigint {
  if (character === '千') return 1_000n
  if (character === '百') return 100n
  return character === '十' ? 10n : 0n
}

function bigMultiplier(character: string | undefined): bigint {
  if (character === '万') return 10_000n
  if (character === '億') return 100_000_000n
  return character === '兆' ? 1_000_000_000_000n : 0n
}

/** The largest unit with a name that is not above `yen`. */
function unitOf(yen: bigint): Unit {
  let best: Unit = '円'
  for (const [name, size] of Object.entries(unitYen)) {
    if (BigInt(size) <= yen) best = name as Unit
  }
  return best
}

export function skipSpaces(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next++
  return next
}
