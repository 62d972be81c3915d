// The lines of a pasted text: markdown off, page numbers and running headers out, each with its place.
import { plainCharacters } from '../amount/characters.ts'
import { withoutEnd } from '../text/without-end.ts'

export interface TextLine {
  /** Number of the line in the text, from 1. */
  no: number
  text: string
  /** A markdown heading. */
  heading: boolean
  /** As printed, without markdown taken off: `- 3 -` is a page's number. */
  printed: string
  /** A blank line, or the top of a page, stands above it. */
  gap: boolean
}

export interface TextLines {
  /** The text's lines, without those of `pages`. */
  lines: TextLine[]
  all: TextLine[]
  /** Lines left out as page numbers and running headers. */
  pages: number[]
  /** Line from which on nothing was read, the text being too long. */
  stoppedAt: number | null
}

/** A plan has some hundred lines; what comes after this many is not read, and that is said. */
export const mostLines = 20_000

/** Longer lines are no headings; they are not searched for marks. */
export const longestLine = 1_000

const ends = /\r\n|\r|\n|\u0085|\u2028|\u2029/

/** Splits a text into its lines. Linear in the text. */
export function readTextLines(text: string): TextLines {
  const lines: TextLine[] = []
  let no = 0
  let gap = true
  let stoppedAt: number | null = null
  for (const raw of text.split(ends)) {
    no++
    if (lines.length >= mostLines) {
      stoppedAt = no
      break
    }
    // A page ends with \f, and Word breaks a line inside a paragraph with \v.
    for (const [part, page] of partsOf(raw)) {
      const { text: words, heading } = withoutMarkdown(part)
      gap ||= page
      if (words === '') gap = true
      else {
        lines.push({ no, text: words, printed: part.trim(), heading, gap })
        gap = false
      }
    }
  }
  const pages = pageMarks(lines)
  return {
    lines: pages.size === 0 ? lines : lines.filter((line) => !pages.has(line)),
    all: lines,
    pages: [...new Set([...pages].map((line) => line.no))].sort((a, b) => a - b),
    stoppedAt,
  }
}

function partsOf(raw: string): [string, boolean][] {
  if (!/[\f\v]/.test(raw)) return [[raw, false]]
  return raw.split(/(?=\f)|\v/).map((part) => [part.replace('\f', ''), part.startsWith('\f')])
}

/** Takes off heading marks, list marks, emphasis, tags; superscripts (footnote marks) go with their tags. */
export function withoutMarkdown(raw: string): { text: string; heading: boolean } {
  let text = raw
    .replace(/<sup>[^<]{0,40}<\/sup>/gi, '')
    .replace(/(?<!\\)<[a-z/][^<>]{0,60}>/gi, '')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\*\*|__/g, '')
    .trim()
  const heading = /^[#＃]{1,6}[\s\u3000]*/.exec(text)
  if (heading) text = text.slice(heading[0].length)
  text = text.replace(/^(?:[-*+－–—−＊][\s\u3000]+(?!円|[千百]?万?円)|>[\s\u3000]*)+/, '').trim()
  if (/^[#=|:_\-*\s\u3000]*$/.test(text)) return { text: '', heading: false }
  const bare = withoutEnd(text.replace(/^[|\s\u3000]+/, ''), /[|\\\s\u3000]/).replace(
    /\\([\\`*_<[\]])/g,
    '$1',
  )
  return { text: bare, heading: heading !== null }
}

/** 「- 3 -」, 「3/12」, 「3ページ」, 「P.3」; the number alone too, where such numbers count up. */
function pageMarks(lines: readonly TextLine[]): Set<TextLine> {
  const marks = new Set<TextLine>()
  const bare: { line: TextLine; no: number }[] = []
  for (const line of lines) {
    if (line.printed.length > 24) continue
    const plain = plainCharacters(line.printed).replaceAll(' ', '')
    if (
      /^(?:-+\d{1,4}-+|\(?\d{1,4}[/]\d{1,4}\)?(?:ページ|頁)?|(?:第|全)?\d{1,4}(?:ページ|頁)|[Pp](?:age|AGE)?\.?\d{1,4}(?:(?:of|[/])\d{1,4})?)$/.test(
        plain,
      )
    )
      marks.add(line)
    else if (/^\d{1,3}$/.test(plain)) bare.push({ line, no: Number(plain) })
  }
  if (bare.length > 1 && bare.every(({ no }, i) => i === 0 || no === (bare[i - 1]?.no ?? 0) + 1))
    for (const { line } of bare) marks.add(line)
  for (const line of runningHeaders(lines, marks)) marks.add(line)
  return marks
}

/** Lines printed on every page: the same words beside each page's number, or again and again. */
function runningHeaders(lines: readonly TextLine[], pages: ReadonlySet<TextLine>): TextLine[] {
  const seen = new Map<string, { lines: TextLine[]; beside: number }>()
  for (const [index, line] of lines.entries()) {
    if (pages.has(line) || line.text.length > 60 || notRunning.test(line.text)) continue
    const key = plainCharacters(line.text).replace(/[\d ]+/g, '')
    if (key === '') continue
    const entry = seen.get(key) ?? { lines: [], beside: 0 }
    const [before, after] = [lines[index - 1], lines[index + 1]]
    if ((before && pages.has(before)) || (after && pages.has(after))) entry.beside++
    entry.lines.push(line)
    seen.set(key, entry)
  }
  return [...seen].flatMap(([key, { lines: same, beside }]) =>
    (same.length > 1 && (beside === same.length || same.length > 2)) ||
    (beside > 0 && documentTitle.test(key))
      ? same
      : [],
  )
}

/** Marked lines, amounts, sentences: never what is printed on top of a page. */
const notRunning =
  /^[☆★✩○〇◯●◎■□◆◇▶▼・･•(（【［[※①-⑳\d０-９]|円|経営課題|取組[\d０-９]|[。、]|\t|[①-⑳]$/

const documentTitle = /(?:運営方針|予算書|予算案|事業計画|算定状況)(?:\(案\)|案|について)?$/
