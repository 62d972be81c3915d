// 経営課題N and its title.
import { plainCharacters } from '../amount/characters.ts'

export interface IssueHeading {
  /** Null where the heading lost its number. */
  no: number | null
  /** As written; empty where the title stands on another line. */
  title: string
}

/** 「経営課題2 大きな公共…」 → { no: 2, title }; null when the text is not headed 経営課題. */
export function issueHeading(text: string): IssueHeading | null {
  if (text.length > 1_000) return null
  const match =
    /^ *\(?(主な|重点)?経営課題 ?(?:(\d{1,3})(?!\d)|([①-⑳])|([一二三四五六七八九十]{1,2})(?=[ :.,)]|$))?\)? ?[:.,)]? */.exec(
      plainCharacters(text),
    )
  if (!match) return null
  const [whole, prefix, digits, circled, kanji] = match
  const title = text.slice(whole.length).trim()
  if (digits) return { no: Number(digits), title }
  if (circled) return { no: circled.charCodeAt(0) - 0x245f, title }
  if (kanji) return { no: kanjiNumber(kanji), title }
  // 主な経営課題 heads the list of them.
  if (prefix) return null
  // 経営課題の解決に向けて … is a sentence, not a heading.
  return title === '' || /[ :.)]$/.test(whole) ? { no: null, title } : null
}

/**
 * Issues in another ward's words: 「課題2　安全・安心なまち」, 「重点課題1」, 「経営方針3」. Only with their number,
 * so that a sentence about 課題 heads nothing.
 */
export function otherIssueHeading(text: string): IssueHeading | null {
  if (text.length > 1_000) return null
  const match =
    /^ *\(?(?:重点|主要|取組|区政)?(?:課題|重点目標|まちづくりの柱) ?(?:(\d{1,2})(?!\d)|([①-⑳]))\)? ?[:.,)]? */.exec(
      plainCharacters(text),
    )
  if (!match) return null
  const [whole, digits, circled] = match
  const title = text.slice(whole.length).trim()
  // 課題2に対応する取組 is a sentence.
  if (title !== '' && !/[ :.,)]$/.test(whole) && /^[にのをはがとへでも]/.test(title)) return null
  return { no: digits ? Number(digits) : (circled ?? '①').charCodeAt(0) - 0x245f, title }
}

function kanjiNumber(text: string): number | null {
  const digit = (c: string | undefined) => '一二三四五六七八九'.indexOf(c ?? '') + 1
  if (!text.includes('十')) return text.length === 1 ? digit(text) : null
  const [tens = '', ones = ''] = text.split('十')
  return (tens === '' ? 10 : digit(tens) * 10) + (ones === '' ? 0 : digit(ones))
}
