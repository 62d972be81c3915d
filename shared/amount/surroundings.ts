// What may stand around a figure in an amount text: labels, years, counts, うち parts, footnote marks.
import type { AmountReading } from '../model/budget.ts'
import type { Unit } from '../schema/index.ts'
import { findUnit } from './unit.ts'

type IgnoredReason = AmountReading['ignored'][number]['reason']
export interface Prefix {
  end: number
  /** `part`: the whole text is a part of another number. */
  reason: IgnoredReason | 'approximate' | 'part'
}
export interface Suffix {
  end: number
  /** `end`: closes the amount and says nothing (也). */
  reason: IgnoredReason | 'approximate' | 'unit' | 'end'
  unit?: Unit | null
  approximate?: boolean
}

const labels =
  '算定見込額|算定見込|全体事業費|総事業費|事業費総額|事業費|概算事業費|概算要求額|予算要求額|予算見積額|予算計上額|予算配分額|予算現額|予算額|予算案|予算|要求額|要望額|見積額|見込額|査定額|調整額|補正予算額|補正額|当初予算額|当初予算|当初|決算見込額|決算見込|決算額|執行額|予定額|概算額|充当額|配分額|計上額|所要額|所要経費|事業経費|経費|金額|総額|合計|小計|総計|計|増減額|金'
const counters =
  '項目|事業|施策|取組|件|人|名|回|か所|ヶ所|ケ所|カ所|ヵ所|箇所|校|台|世帯|団体|本|棟|戸|室|施設|枚|部|種類|か年|区|地区|路線|冊|個|基|園|館|社|式'
const year =
  '(?:(?:令和|平成|昭和|大正)(?:元|\\d{1,2})(?:年度|年)?|[RHS]\\.?\\d{1,2}(?:年度|年)?(?=[ :(]|予|算|要|当|補|決|事|見|査|概)|(?:\\d{4}|\\d{1,2})年度)'

const prefixes: [RegExp, Prefix['reason']][] = [
  [/(?:うち|内数|内訳)/y, 'part'],
  [/(?:約|およそ|おおよそ|おおむね|概ね|ほぼ|概算) ?:?/y, 'approximate'],
  [new RegExp(`${year}(?: ?の)? ?:?`, 'y'), 'fiscalYear'],
  [new RegExp(`(?:\\d{4}|\\d{1,2})(?=(?:${labels}))`, 'y'), 'fiscalYear'],
  [new RegExp(`\\((?:${year})? ?(?:${labels})\\)`, 'y'), 'label'],
  [new RegExp(`(?:${labels})(?:は|が)? ?:?`, 'y'), 'label'],
  [new RegExp(`(?:全|計)? ?\\d{1,4} ?(?:${counters})(?:[ :,]|(?=\\())`, 'y'), 'count'],
  [/@/y, 'note'],
  [/\(?(?:※\d{0,2}|注\d{0,2})[.)]? /y, 'note'],
  [/[([]?(?:再掲|新規|拡充|継続|充実|一部新規|新規・拡充)(?:\)|[ :])/y, 'note'],
]

/** What is read and left out before the figure at `start`, or null. */
export function readPrefix(text: string, start: number, end: number): Prefix | null {
  for (const [pattern, reason] of prefixes) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (!match || pattern.lastIndex > end || match[0] === '') continue
    return { end: pattern.lastIndex, reason }
  }
  return null
}

const bracketed: [RegExp, IgnoredReason][] = [
  [/^(?:うち|内数|内訳|内)/, 'included'],
  [
    /^(?:一般財源|特定財源|国庫|国費|県費|府費|都費|道費|市費|区費|市債|地方債|起債|基金|その他財源)/,
    'included',
  ],
  [new RegExp(`^${year}`), 'otherYear'],
  [/^(?:前年度|昨年度|前年|昨年|前々年度|前回|補正前|対前年|(?:\d{4}|\d{1,2})年度)/, 'otherYear'],
  [new RegExp(`^(?:全|計|ほか)? ?\\d{1,4} ?(?:${counters})$`), 'count'],
  [/^(?:※|注) ?\d{0,2}$|^\*\d{1,2}$/, 'note'],
  [
    /^(?:再掲|新規|拡充|継続|充実|一部新規|新規・拡充|税込|税込み|税抜|税抜き|予定|見込|見込み|債務負担.{0,40}|繰越.{0,40})$/,
    'note',
  ],
]

/** What is read and left out after a figure at `start`, or null when it is not understood. */
export function readSuffix(
  text: string,
  start: number,
  end: number,
  money: boolean,
): Suffix | null {
  let at = start
  while (text[at] === ' ') at++
  const rest = text.slice(at, end)
  if (/^(?:也|なり)/.test(rest)) return { end: at + (rest[0] === '也' ? 1 : 2), reason: 'end' }
  // ¥1,234- and 1,234円- close a sum of money; a bare 1,234- does not.
  if (money && rest === '-') return { end, reason: 'end' }
  const about = /^(?:程度|前後|余り|余|ほど|くらい|ぐらい|等|など|弱|強|ほか|他)/.exec(rest)
  if (about) return { end: at + about[0].length, reason: 'approximate' }
  const footnote = /^(?:※ ?\d{0,2}|注\d{1,2}\)?)/.exec(rest)
  if (footnote) return { end: at + footnote[0].length, reason: 'note' }
  if (/^,?(?:うち|内数)/.test(rest)) return { end, reason: 'included' }
  if (rest[0] !== '(') return null
  const close = closing(text, at, end)
  if (close === null) return null
  const inside = text.slice(at + 1, close).trim()
  const unit = findUnit(inside)
  if (unit) return { end: close + 1, reason: 'unit', unit }
  if (isProduct(inside)) return { end: close + 1, reason: 'factors' }
  if (inside === '概算') return { end: close + 1, reason: 'note', approximate: true }
  for (const [pattern, reason] of bracketed) {
    if (pattern.test(inside)) return { end: close + 1, reason }
  }
  return null
}

/** 20,000円*5回 behind its result. */
const isProduct = (text: string): boolean =>
  text.includes('*') && /^[\d,.*+/@ 円千百万人名回月日校件台個所か年時間分%]+$/.test(text)

function closing(text: string, start: number, end: number): number | null {
  let depth = 0
  for (let i = start; i < end; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i
  }
  return null
}
