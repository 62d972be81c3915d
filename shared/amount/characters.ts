// Characters of amount texts in one form each, position for position, so that what is left over can be shown as written.
import { radicalOf } from '../text/radicals.ts'

const opening = '(（[［【〔〈《「『｢{｛＜<'
const closing = ')）]］】〕〉》」』｣}｝＞>'
const dashes = '-‐‑‒–—―−－﹣─━ーｰ'
const spaces =
  ' \t\n\r\v\f\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff'
const pairs: Record<string, string> = {
  '，': ',',
  '、': ',',
  '﹐': ',',
  '､': ',',
  '．': '.',
  '＋': '+',
  '＝': '=',
  '×': '*',
  '✕': '*',
  '✖': '*',
  '＊': '*',
  '∗': '*',
  '⨯': '*',
  '╳': '*',
  '÷': '/',
  '∕': '/',
  '≒': '≈',
  '：': ':',
  '︰': ':',
  '＠': '@',
  '￥': '¥',
  '／': '/',
  '％': '%',
  '▲': '△',
  '▼': '△',
  '▽': '△',
  '∆': '△',
  Δ: '△',
  '⊿': '△',
  '⋯': '…',
  '‥': '…',
  壱: '一',
  壹: '一',
  弐: '二',
  貳: '二',
  参: '三',
  參: '三',
  拾: '十',
  萬: '万',
  圓: '円',
  零: '〇',
}

/** Thin and no-break spaces group digits in place of commas where digits stand on both sides. */
const groupingSpaces = '\u00a0\u2009\u202f'

const table = new Map<string, string>(Object.entries(pairs))
for (const c of opening) table.set(c, '(')
for (const c of closing) table.set(c, ')')
for (const c of dashes) table.set(c, '-')
for (const c of spaces) table.set(c, ' ')

/** The text with one form a character (brackets, dashes, spaces, full-width forms). Same length as `text`. */
export function plainCharacters(text: string): string {
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) plain += text[i]
    else if (code >= 0xff10 && code <= 0xff19) plain += String.fromCharCode(code - 0xfee0)
    else if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) {
      plain += String.fromCharCode(code - 0xfee0)
    } else {
      const character = text[i] as string
      if (groupingSpaces.includes(character)) plain += betweenDigits(text, i) ? '\u2009' : ' '
      else plain += table.get(character) ?? radicalOf(character) ?? character
    }
  }
  return plain
}

const betweenDigits = (text: string, at: number): boolean =>
  isDigitCode(text.charCodeAt(at - 1)) && isDigitCode(text.charCodeAt(at + 1))

const isDigitCode = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
