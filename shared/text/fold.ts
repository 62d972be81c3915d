// Folds a name for matching. The user's own text is never rewritten; only comparisons use this.
import { radicalOf } from './radicals.ts'

/**
 * One form for names that a reader takes for the same: NFKC (but ① survives), dashes and spaces
 * folded, leading markers and numbers dropped, radical look-alikes replaced, invisible characters
 * removed. Variants of one kanji (髙/高, 﨑/崎) stay apart. Source: DOMAIN.md §4 Text.
 */
export function fold(text: string): string {
  if (isPlain(text)) return text
  return withoutMarkers(foldCharacters(text.length > longest ? text.slice(0, longest) : text))
}

/** `fold` that remembers what it has folded; for one sheet or request, not for ever. */
export function createFolder(): (text: string) => string {
  const folded = new Map<string, string>()
  return (text) => {
    let result = folded.get(text)
    if (result === undefined) {
      result = fold(text)
      folded.set(text, result)
    }
    return result
  }
}

/** A name longer than a cell can hold is cut: Excel's limit is 32,767 characters. */
const longest = 32_767

/** Nothing to fold: kanji, kana, and inside a name also 「」, ・, ー after a kana, and ASCII without spaces. */
function isPlain(text: string): boolean {
  if (text.length > longest) return false
  let afterKana = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) afterKana = false
    else if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa)) {
      afterKana = true
    } else if (code === 0x30fc && afterKana) continue
    else if (code === 0x300c || code === 0x300d) afterKana = false
    else if (i > 0 && (code === 0x30fb || isPlainAscii(code, afterKana))) afterKana = false
    else return false
  }
  return true
}

/** Any but a space, and a dash that may draw out a kana. */
const isPlainAscii = (code: number, afterKana: boolean): boolean =>
  code > 0x20 && code <= 0x7e && !(code === 0x2d && afterKana)

/** Nothing that `foldCharacters` changes: kanji, kana, and all of ASCII but dashes and several spaces at once. */
function isSettled(text: string): boolean {
  let afterKana = false
  let afterSpace = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x30fc && afterKana) continue
    if (code === 0x20 && afterSpace) return false
    afterSpace = code === 0x20
    afterKana = (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa)
    const isAscii = code >= 0x20 && code <= 0x7e && code !== 0x2d
    if (!afterKana && !isAscii && !(code >= 0x4e00 && code <= 0x9fff)) return false
  }
  return true
}

function foldCharacters(text: string): string {
  if (isSettled(text)) return text
  const folded = (isSpecial.test(text) ? normalizeKeeping(text) : text.normalize('NFKC'))
    .replace(spaces, ' ')
    .replace(invisible, '')
  return foldDashes(folded)
    .replace(/[〇◯⚪⭕]/gu, '○')
    .replace(/[☆★⭐✩✰]/gu, '☆')
    .replace(/[〜∼〰]/g, '~')
    .replace(/[‘’]/g, "'")
    .replace(/[“”〝〟]/g, '"')
}

/** Holds a number that NFKC must not change, or a radical: few texts do. */
const isSpecial = /[\u2460-\u2473\u24ea-\u24ff\u2776-\u2793\u2e80-\u2fd5\u3251-\u325f\u32b1-\u32bf]/

function normalizeKeeping(text: string): string {
  let folded = ''
  let run = ''
  for (const character of text) {
    if (isEnclosedNumber(character.codePointAt(0) ?? 0)) {
      folded += run.normalize('NFKC') + character
      run = ''
    } else run += radicalOf(character) ?? character
  }
  return folded + run.normalize('NFKC')
}

/** ①…, ㉑…, ❶…: numbers that stand for marks. NFKC would make ① a plain 1. */
const isEnclosedNumber = (code: number): boolean =>
  (code >= 0x2460 && code <= 0x2473) ||
  (code >= 0x24ea && code <= 0x24ff) ||
  (code >= 0x2776 && code <= 0x2793) ||
  (code >= 0x3251 && code <= 0x325f) ||
  (code >= 0x32b1 && code <= 0x32bf)

const spaces = /[\s\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]+/g
/** Zero-width and direction characters, soft hyphens, variation selectors: they change no reading. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu
const dash = /[-‐‑‒–—―−─━﹣ー]/
const dashes = new Set([...'-‐‑‒–—―−─━﹣ー'].map((character) => character.charCodeAt(0)))
const longMark = 0x30fc

/** ー stays where a kana is drawn out, also when typed as a dash (サ-ビス); every other dash is "-". */
function foldDashes(text: string): string {
  if (!dash.test(text)) return text
  const codes = new Uint16Array(text.length)
  let before = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (dashes.has(code)) {
      const after = i + 1 < text.length ? text.charCodeAt(i + 1) : -1
      const drawnOut =
        code === longMark
          ? before === longMark || isKana(before)
          : isKatakana(before) && (after === -1 || isKatakana(after) || isIdeograph(after))
      code = drawnOut ? longMark : 0x2d
    }
    codes[i] = code
    before = code
  }
  return textOf(codes)
}

/** Characters a call of `fromCharCode` may be given. */
const mostAtOnce = 8_192

function textOf(codes: Uint16Array): string {
  let text = ''
  for (let from = 0; from < codes.length; from += mostAtOnce) {
    // Spread into the call, the same takes ten times as long.
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(from, from + mostAtOnce))
  }
  return text
}

const isKatakana = (code: number): boolean =>
  code === longMark || (code >= 0x30a1 && code <= 0x30fa)
const isKana = (code: number): boolean =>
  (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa)
const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

const symbolMarker = /^[ ☆○◎●・※■□◆◇▼▽▲△►▶*•◦-]+/
/**
 * 1. · (2) · 1-1-1 · 3、 in front of a name. A number that belongs to the name stays: 35人学級,
 * 3-5歳児, 3 歳児, 24:00. Dropping it would make two items of different ages one.
 */
const numberMarker =
  /^(?:\(\d{1,3}\)|\d{1,3}(?:[-.]\d{1,3}){2,4}(?![\d%-])[ ):.、]?|\d{1,3}[-.]\d{1,3}[ ):、](?!\d| *[歳才年月日時人名回期次級学号倍割])|\d{1,3}(?:[):、.](?!\d)| (?![\d歳才年月日時人名回期次級学号倍割つかヶカケ])))/

function withoutMarkers(text: string): string {
  let rest = text
  for (let i = 0; i < 4; i++) {
    const next = rest.replace(symbolMarker, '').replace(numberMarker, '')
    if (next === rest) break
    rest = next
  }
  const joined = rest.replaceAll(' ', '')
  // A text of nothing but markers (○, -) is itself.
  return joined === '' ? text.replaceAll(' ', '') : joined
}
