// The grammar of an amount text: what may stand before a figure, the figure, and what may follow it.
import type { AmountProblemCode, AmountReading } from '../model/budget.ts'
import { type Unit, unitYen } from '../schema/index.ts'
import { plainCharacters } from './characters.ts'
import { readNumeral, skipSpaces } from './numeral.ts'
import { readPrefix, readSuffix } from './surroundings.ts'
import { findUnit } from './unit.ts'

interface Noticed {
  approximate: boolean
  numberAsText: boolean
  ignored: AmountReading['ignored']
  /** The unit written in the text. */
  unit: Unit | null
}
export type AmountText = Noticed &
  (
    | {
        state: 'value'
        negative: boolean
        /** Size is `digits / 10 ** scale`, in yen when `inYen`, else in the unit. */
        digits: bigint
        scale: number
        inYen: boolean
      }
    | { state: 'none' | 'missing' }
    | { state: 'invalid'; problem: AmountProblemCode; problemText: string }
  )

/** Longer texts are no amounts; they are not searched. */
const longestText = 400

/** Reads an amount text without knowing its surroundings. */
export function readAmountText(raw: string, parenthesesNegative: boolean): AmountText {
  const noticed: Noticed = { approximate: false, numberAsText: false, ignored: [], unit: null }
  if (raw.length > longestText) {
    return raw.trim() === ''
      ? { ...noticed, state: 'missing' }
      : { ...noticed, state: 'invalid', problem: 'unreadable', problemText: `${raw.slice(0, 60)}…` }
  }
  const text = plainCharacters(raw)
  const invalid = (problem: AmountProblemCode, from = 0, to = raw.length): AmountText => ({
    ...noticed,
    state: 'invalid',
    problem,
    problemText: raw.slice(from, to).trim(),
  })

  let start = skipSpaces(text, 0)
  let end = trimEnd(text, text.length)
  if (start >= end) return { ...noticed, state: 'missing' }
  if (isErrorValue(text.slice(start, end))) return invalid('errorValue')
  if (notAmounts.has(text.slice(start, end))) return invalid('notAmount')

  let rounded = 0
  let labelled = false
  let separated = true
  let calculated = false
  for (;;) {
    const equals = calculated ? -1 : lastEquals(text, start, end)
    if (equals > start && !unwrap(text, start, end)) {
      if (!isCalculation(text.slice(start, equals))) return invalid('leftOver')
      noticed.ignored.push({ text: raw.slice(start, equals + 1).trim(), reason: 'factors' })
      noticed.approximate ||= text[equals] === '≈'
      start = skipSpaces(text, equals + 1)
      // Of what stands after it, only a sign can come before the figure.
      calculated = true
      labelled = false
      continue
    }
    const inside = unwrap(text, start, end)
    if (inside) {
      rounded += raw[start] === '(' || raw[start] === '（' ? 1 : 0
      if (raw[start] !== '(' && raw[start] !== '（') labelled = true
      start = skipSpaces(text, start + 1)
      end = trimEnd(text, inside)
      continue
    }
    const prefix = readPrefix(text, start, end)
    if (!prefix) break
    if (prefix.reason === 'part') return invalid('notAmount')
    if (prefix.reason === 'approximate') noticed.approximate = true
    else noticed.ignored.push({ text: raw.slice(start, prefix.end).trim(), reason: prefix.reason })
    separated =
      text[prefix.end - 1] === ' ' || text[prefix.end - 1] === ':' || text[prefix.end - 1] === ')'
    labelled = true
    start = skipSpaces(text, prefix.end)
    separated ||= start > prefix.end
  }
  if (start >= end) return invalid('unreadable')

  const dashes = readDashes(text, start, end)
  if (dashes !== null) {
    const after = text.slice(dashes, end).trim()
    const unit = after === '' ? null : findUnit(after)
    if (after === '' || unit) return { ...noticed, state: 'none', unit }
  }
  if (noFigures.has(text.slice(start, end))) return { ...noticed, state: 'none' }

  const sign = readSign(text, start, labelled, separated)
  if (sign === null) return invalid('leftOver', start, end)
  const numeral = readNumeral(text, sign.end)
  if (numeral === 'tooLarge') return invalid('tooLarge')
  if (numeral === 'none' || numeral === 'wrong') return invalid('unreadable')
  if (numeral.end > end) return invalid('unreadable')
  noticed.unit = numeral.unit ?? (sign.yen ? '円' : null)
  let inYen = numeral.inYen || sign.yen

  let at = numeral.end
  let suffixes = 0
  while (at < end) {
    const suffix = readSuffix(text, at, end, sign.yen || numeral.inYen)
    if (!suffix) return invalid('leftOver', at, end)
    suffixes++
    if (suffix.reason === 'unit') {
      if (inYen || !suffix.unit) return invalid('leftOver', at, end)
      noticed.unit = suffix.unit
    } else if (suffix.reason === 'approximate') noticed.approximate = true
    else if (suffix.reason !== 'end') {
      const left = raw.slice(at, suffix.end).trim()
      if (left !== '') noticed.ignored.push({ text: left, reason: suffix.reason })
      if (suffix.approximate) noticed.approximate = true
    }
    at = skipSpaces(text, suffix.end)
  }
  if (noticed.unit && !inYen && numeral.unit === null) inYen = false
  const bracketNegative = parenthesesNegative && rounded > 0 && !labelled && !sign.signed
  noticed.numberAsText =
    noticed.unit === null && suffixes === 0 && !labelled && rounded === 0 && !calculated
  const reading = {
    ...noticed,
    state: 'value' as const,
    negative: sign.negative || bracketNegative,
    digits: numeral.digits,
    scale: numeral.scale,
    inYen,
  }
  const factors = calculated ? (noticed.ignored[0]?.text ?? '') : ''
  return factors !== '' && contradicts(factors, reading) ? invalid('leftOver') : reading
}

/** Words of change columns and of columns still open. */
const notAmounts = new Set([
  '皆増',
  '皆減',
  '未定',
  '検討中',
  '調整中',
  '精査中',
  '査定中',
  '要求中',
  '積算中',
  '別途',
  '別紙',
  '別紙のとおり',
])
/** Words that say as a dash does: there is no figure here. */
const noFigures = new Set([
  'なし',
  '無し',
  '無',
  '該当なし',
  '計上なし',
  '予算計上なし',
  '予算なし',
])

/** #REF! and the like, also where Excel shows ### for want of room. */
export const isErrorValue = (text: string): boolean =>
  text[0] === '#' &&
  /^#(REF!|VALUE!|DIV\/0!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|BUSY!|CONNECT!|UNKNOWN!|EXTERNAL!|PYTHON!|#+)$/i.test(
    text,
  )

/** End of a run of dashes or dots that stands for "no figure", or null. */
function readDashes(text: string, start: number, end: number): number | null {
  let at = start
  while (
    at < end &&
    (text[at] === '-' ||
      text[at] === '…' ||
      text[at] === '・' ||
      text[at] === '.' ||
      text[at] === ' ')
  )
    at++
  const marks = text.slice(start, at).replaceAll(' ', '')
  if (marks === '' || marks === '・' || marks === '.' || marks === '..') return null
  const mixed = new Set(marks).size > 1
  return mixed ? null : at
}

interface Sign {
  end: number
  negative: boolean
  signed: boolean
  /** A ¥ stands beside the figure. */
  yen: boolean
}

/** Sign and ¥ in either order. After a label a dash counts only where it cannot be punctuation. */
function readSign(text: string, start: number, labelled: boolean, separated: boolean): Sign | null {
  let at = start
  let negative = false
  let signed = false
  let yen = false
  for (;;) {
    const c = text[at]
    if (c === '¥' && !yen) yen = true
    else if (c === '+' || c === '-' || c === '△') {
      if (signed) return null
      if (c === '-' && labelled && (!separated || text[at + 1] === ' ')) return null
      signed = true
      negative = c !== '+'
    } else if (text.startsWith('マイナス', at) && !signed) {
      signed = true
      negative = true
      at += 3
    } else break
    at = skipSpaces(text, at + 1)
  }
  return { end: at, negative, signed, yen }
}

/** Of 20,000円*5回*178校= 17,800 the result counts, in the sheet's unit. */
function lastEquals(text: string, start: number, end: number): number {
  const at = Math.max(text.lastIndexOf('=', end - 1), text.lastIndexOf('≈', end - 1))
  return at < start ? -1 : at
}

/** Figures with an operator between them, or one that is money by its sign or unit: -150,000円. */
const isCalculation = (text: string): boolean =>
  /\d/.test(text) && /[*+/@]|[xX] ?\d|[\d円人月回%)] ?-|円|^[-△]/.test(text)

/** Whether one figure alone stands before = and is not the one after it: then either may be meant. */
function contradicts(factors: string, after: AmountText & { state: 'value' }): boolean {
  const before = readAmountText(factors.trim().slice(0, -1), false)
  if (before.state !== 'value') return false
  if (before.negative !== after.negative) return true
  const [left, right] = [yenOf(before), yenOf(after)]
  if (left === null || right === null || after.unit === null) return false
  // Restated in a coarser unit it may be rounded.
  const apart = left * 10n ** BigInt(after.scale) - right * 10n ** BigInt(before.scale)
  const unit = BigInt(unitYen[after.unit]) * 10n ** BigInt(before.scale + after.scale)
  return apart >= unit || apart <= -unit
}

/** Yen times its scale; null where the text has no unit of its own. */
function yenOf({ digits, inYen, unit }: AmountText & { state: 'value' }): bigint | null {
  if (inYen) return digits
  return unit === null ? null : digits * BigInt(unitYen[unit])
}

/** Where the bracket at `start` closes, if that is the text's end; null otherwise. */
function unwrap(text: string, start: number, end: number): number | null {
  if (text[start] !== '(' || text[end - 1] !== ')') return null
  let depth = 0
  for (let i = start; i < end; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i === end - 1 ? i : null
  }
  return null
}

function trimEnd(text: string, end: number): number {
  let last = end
  while (last > 0 && text[last - 1] === ' ') last--
  return last
}
