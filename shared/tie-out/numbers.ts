// The numbers of a page: where each stands, what it says, and what stands around it.
import { plainCharacters } from '../amount/characters.ts'
import { readAmount } from '../amount/index.ts'
import { type Unit, unitYen } from '../schema/index.ts'

export interface PageNumber {
  /** Offsets in the page's text, of the number with its sign and its unit. */
  start: number
  end: number
  text: string
  kind: 'money' | 'percent' | 'mark' | 'plain'
  /** Integer yen of money that could be read; null otherwise. */
  yen: number | null
  /** The unit that money is printed in, its smallest where it is mixed (12億442万円). */
  unit: Unit | null
  /** Digits without commas and spaces: "20852", "50.7"; the mark itself of ①. */
  digits: string
  /** Offsets of the digits alone. */
  from: number
  to: number
}

const context = { columnUnit: null, tableUnit: null, defaultUnit: null, parenthesesNegative: false }

/** Every number of a text, in order. Linear in its length. */
export function readNumbers(text: string): PageNumber[] {
  const plain = plainCharacters(text)
  const numbers: PageNumber[] = []
  let at = 0
  while (at < plain.length) {
    const code = plain.charCodeAt(at)
    if (code >= 0x2460 && code <= 0x2473) {
      numbers.push(markAt(text, at))
      at++
    } else if (isDigit(code)) {
      const number = numberAt(text, plain, at)
      numbers.push(number)
      at = Math.max(number.end, at + 1)
    } else at++
  }
  return numbers
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

const markAt = (text: string, at: number): PageNumber => {
  const mark = text[at] ?? ''
  return {
    ...{ start: at, end: at + 1, from: at, to: at + 1 },
    ...{ text: mark, kind: 'mark', yen: null, unit: null, digits: mark },
  }
}

function numberAt(text: string, plain: string, from: number): PageNumber {
  const to = endOfDigits(text, plain, from)
  const money = moneyEnd(plain, to)
  const start = signStart(plain, from)
  const digits = plain.slice(from, to).replace(/[,\u2009]/g, '')
  if (money !== null) {
    const written = text.slice(start, money.end)
    const { yen } = readAmount(written, context)
    return {
      start,
      end: money.end,
      text: written,
      kind: 'money',
      yen,
      unit: money.unit,
      digits,
      from,
      to,
    }
  }
  // 50.% has lost a digit, and is a percentage still.
  const sign = /^\.? ?%/.exec(plain.slice(to, to + 3))
  const percent = sign ? to + sign[0].length : null
  const end = percent ?? to
  return {
    ...{ start: percent === null ? from : start, end },
    text: text.slice(percent === null ? from : start, end),
    kind: percent === null ? 'plain' : 'percent',
    ...{ yen: null, unit: null, from, to },
    digits: sign?.[0].startsWith('.') ? `${digits}.` : digits,
  }
}

/** Digits with commas between them and one point: 20,852 · 50.7 · 1 234 with thin spaces. */
function endOfDigits(text: string, plain: string, from: number): number {
  let at = from
  let point = false
  while (at < plain.length) {
    const code = plain.charCodeAt(at)
    if (isDigit(code)) at++
    else if (!isDigit(plain.charCodeAt(at + 1))) break
    else if (',，'.includes(text[at] ?? ' ') || plain[at] === '\u2009') at++
    else if (plain[at] === '.' && !point) {
      point = true
      at++
    } else break
  }
  return at
}

const unitsAfter = /^ ?((?:十|百|千)?(?:兆|億|万)|百|千)/
const furtherDigits = /^ ?\d[\d,]{0,20}(?:\.\d{1,10})?/
/** 12億442万9千円 has at most these many parts. */
const mostParts = 6

/** The end of the money that begins with these digits, and its unit; null where 円 does not follow. */
function moneyEnd(plain: string, to: number): { end: number; unit: Unit } | null {
  let at = to
  let unit = ''
  for (let part = 0; part < mostParts; part++) {
    const size = unitsAfter.exec(plain.slice(at, at + 4))
    unit = size?.[1] ?? ''
    if (size) at += size[0].length
    const yen = /^ ?円/.exec(plain.slice(at, at + 2))
    if (yen) {
      const name = `${unit}円`
      return { end: at + yen[0].length, unit: isUnit(name) ? name : '円' }
    }
    if (!size) return null
    const more = furtherDigits.exec(plain.slice(at, at + 34))
    if (!more) return null
    at += more[0].length
  }
  return null
}

const isUnit = (text: string): text is Unit => Object.hasOwn(unitYen, text)

/** With △, ▲ or a minus that belongs to it. */
function signStart(plain: string, from: number): number {
  const at = plain[from - 1] === ' ' ? from - 2 : from - 1
  if (plain[at] === '△') return at
  if (plain[from - 1] === '-' && !/[\dA-Za-z\p{L}]/u.test(plain[from - 2] ?? '')) return from - 1
  return from
}
