// What stands behind a title or an amount: marks, exclusions, footnotes, other amounts, words.
import { plainCharacters } from '../amount/characters.ts'
import { type Bracket, mostBrackets, outerBrackets } from './brackets.ts'
import { amountIn, type ReadAmount } from './item-amount.ts'
import type { ItemText } from './item-text.ts'

/** Takes marks, exclusions, tags and footnotes off the end of a text. */
export function takeTail(item: ItemText, text: string): string {
  let rest = text.trim()
  for (let i = 0; i < 8; i++) {
    const taken = takeLast(item, rest)
    if (taken === null) break
    rest = taken.trim()
  }
  return rest
}

function takeLast(item: ItemText, text: string): string | null {
  const footnote = /[\s\u3000]*(?:※[\d０-９]{1,2}|＊[\d０-９]{1,2}|\*\d{1,2})$/.exec(text.slice(-8))
  if (footnote) return text.slice(0, text.length - footnote[0].length)
  const tail = text.slice(-24)
  const mark =
    /(?:[\s\u3000]*(?:反映区分|反映)[\s\u3000]*[:：]?)?[\s\u3000]*([①-⑳]{1,3})$/.exec(tail) ??
    /[\s\u3000]*(?:反映区分)?[\s\u3000]*[:：]?[\s\u3000]*(反映なし)$/.exec(tail) ??
    /[\s\u3000]*反映区分[\s\u3000]*[:：]?[\s\u3000]*(なし|[-－―—–−])$/.exec(tail)
  if (mark) {
    setMark(item, mark[1] ?? '')
    return text.slice(0, text.length - mark[0].length)
  }
  const group =
    /[(（[［【〔<＜《]([^()（）[\]［］【】〔〕<>＜＞《》]{1,20})[)）\]］】〕>＞》]$/.exec(tail)
  return group && takeTag(item, group[1] ?? '')
    ? text.slice(0, text.length - group[0].length)
    : null
}

function setMark(item: ItemText, mark: string): void {
  if (item.reflection === null) item.reflection = mark
  else if (item.reflection !== mark) item.reflection = `${mark}${item.reflection}`
}

/** Whether the inside of a bracket is a mark or names an exclusion. */
function takeTag(item: ItemText, inside: string): boolean {
  const words = inside.replace(/[\s\u3000]/g, '')
  const mark = /^(?:反映区分|反映|区分|意見反映)?[:：]?([①-⑳]{1,3}|反映なし)$/.exec(words)
  if (mark) {
    setMark(item, mark[1] ?? '')
    return true
  }
  const exclusion = exclusionOf(words)
  if (exclusion) item.exclusion ??= exclusion
  return exclusion !== null
}

/** The exclusion that words by themselves name. Source: DOMAIN.md §2. */
function exclusionOf(words: string): 'fixed' | 'priority' | null {
  if (/^(?:除外[:：]?)?(?:区政充実)?重点(?:経費|予算)?$/.test(words)) return 'priority'
  return /^(?:除外[:：]?)?(?:庁舎維持管理経費等?の?)?固定(?:経費)?$|^庁舎維持管理経費等?$/.test(
    words,
  )
    ? 'fixed'
    : null
}

/** What stands behind an amount: marks, exclusions, other amounts, words. */
export function takeAfter(item: ItemText, text: string, read: ReadAmount): void {
  let rest = takeTail(item, text)
  const lead = /^[\s\u3000]*([①-⑳]{1,3})(?=[\s\u3000(（【［[・*※－-]|$)/.exec(rest)
  if (lead) {
    setMark(item, lead[1] ?? '')
    rest = rest.slice(lead[0].length).trim()
  }
  const { groups } = outerBrackets(plainCharacters(rest))
  const tags: Bracket[] = []
  for (const group of groups.slice(0, mostBrackets)) {
    const inside = rest.slice(group.open + 1, group.close)
    if (takeTag(item, inside) || harmless.test(inside)) tags.push(group)
  }
  for (const { open, close } of tags.reverse()) rest = rest.slice(0, open) + rest.slice(close + 1)
  rest = rest.trim()
  if (rest === '') return
  const unused = amountIn(rest, read)
  if (unused) item.unused.push(unused)
  else item.after = rest
}

/** Brackets behind an amount that say nothing a plan keeps. */
const harmless =
  /^[\s\u3000]*(?:(?:前年度|昨年度|前年|前々年度|うち|内数|内訳)|(?:新規|拡充|継続|充実|一部新規|再掲|新規・拡充)[\s\u3000]*$)/
