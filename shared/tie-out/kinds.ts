// What a number is that is no figure: a year, a date, a count, a heading's number, part of a code.
import { plainCharacters } from '../amount/characters.ts'
import type { NotAFigure } from '../schema/index.ts'
import { before as beforeOnLine } from './lines.ts'
import type { PageNumber } from './numbers.ts'

/** Characters looked at on either side. */
const around = 12

/** What the words around a number say that it is; null where they say nothing. */
export function kindOf(text: string, { from, to, digits }: PageNumber): NotAFigure | null {
  const words = beforeOnLine(text, from, around)
  const before = plainCharacters(words)
  const after = plainCharacters(text.slice(to, to + around)).split('\n')[0] ?? ''
  if (/[A-Za-z]$/.test(before) || /^[A-Za-z]/.test(after) || /[A-Za-z]\d*[.:-]$/.test(before))
    return 'code'
  if (isYear(before, after, digits)) return 'year'
  if (isDate(before, after)) return 'date'
  if (/※ ?$|[(]?注 ?$/.test(before)) return 'note'
  if (isHeading(before, after, words.length < around || text[from - around - 1] === '\n'))
    return 'heading'
  if (/^ ?(?:ページ|頁)/.test(after)) return 'page'
  if (/^-\d{2,4}/.test(after) || /\d-$/.test(before)) return 'code'
  return /^ ?[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}㎡℃]/u.test(after) &&
    !/^ ?(?:円|[千百万億兆])/.test(after)
    ? 'count'
    : null
}

function isYear(before: string, after: string, digits: string): boolean {
  if (/^ ?(?:会計)?年度?/.test(after)) return !/^ ?年間/.test(after) && digits.length <= 4
  if (/(?:令和|平成|昭和|[RHS])\.? ?$/.test(before)) return true
  return /^ ?(?:算定|当初|予算|決算)/.test(after) && /^(?:\d{2}|20\d{2})$/.test(digits)
}

const isDate = (before: string, after: string): boolean =>
  /^ ?(?:か月|ヶ月|カ月|年間|週間|日間|時間|分間)/.test(after)
    ? false
    : /^ ?(?:月|日|時|分)/.test(after) ||
      /^\/\d{1,2}(?!\d)/.test(after) ||
      /\d\/$/.test(before) ||
      /^:\d{2}/.test(after) ||
      /\d:$/.test(before)

function isHeading(before: string, after: string, isWholeLine: boolean): boolean {
  if (/(?:課題|取組|施策|戦略|図|表|別紙|資料|様式|参考|No\.?) ?$/.test(before)) return true
  if (/第 ?$/.test(before) && /^ ?[章節条項号編部]/.test(after)) return true
  const opens = isWholeLine && /^[#\s>*\-☆★○◯〇●◎■□◆◇・(]*$/.test(before)
  if (opens && /^(?:[.)]|-\d| +\S)/.test(after)) return true
  return isWholeLine && /^[#\s>*☆○●◎■]*\d{1,2}-(?:\d{1,2}-)?$/.test(before)
}
