// Lines as they were before a layout broke them: titles run together are parted, split brackets are joined.
import { plainCharacters } from '../amount/characters.ts'
import { issueHeading } from './heading.ts'
import { amountLabel } from './item-amount.ts'
import { readMarker } from './markers.ts'
import type { TextLine } from './text-lines.ts'

/** Parts what was run together, then joins what was split. Linear in the text. */
export function readPieces(lines: readonly TextLine[]): TextLine[] {
  return joinSplit(lines.flatMap(partLine))
}

const inside = /[☆★✩✰⭐○〇◯●◎■□◆◇]|(?:経営|重点)?課題|[・･]/g

/** 「…【算定見込額 5千円】○ 次の取組」 → two lines. A mark inside a title (○○区) parts nothing. */
function partLine(line: TextLine): TextLine[] {
  const { text } = line
  const cuts: number[] = []
  inside.lastIndex = 1
  for (let match = inside.exec(text); match; match = inside.exec(text)) {
    if (beginsItem(text, match.index, match[0])) cuts.push(match.index)
  }
  if (cuts.length === 0) return [line]
  return [0, ...cuts].flatMap((from, i) => {
    const part = text.slice(from, cuts[i] ?? text.length).trim()
    return part === '' ? [] : [{ ...line, text: part, gap: i === 0 && line.gap }]
  })
}

function beginsItem(text: string, at: number, mark: string): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at + mark.length] ?? ''
  const closed = /[)）】］\]〕＞>」』。①-⑳円]/.test(before)
  if (/[☆★✩✰⭐]/.test(mark)) return !/[☆★]/.test(after + before)
  if (mark.endsWith('課題')) {
    const numbered = /^(?:経営|重点)?課題[\s\u3000]*[\d０-９]{1,2}(?=[\s\u3000:：】］)）]|$)/
    return !/[「『(（【［、のとや・〜～営点]/.test(before) && numbered.test(text.slice(at, at + 12))
  }
  if (/[・･]/.test(mark)) return /[)）】］\]〕。①-⑳]/.test(before) && hasAmountBefore(text, at)
  if (/[○〇◯●◎■□◆◇×△]/.test(after + before) || after === '') return false
  // 「第○回」, 「○年度」 have a number's place; a mark that opens an item stands apart from what precedes.
  return closed || /[\s\u3000]/.test(after) || (/[\t\u3000]/.test(before) && /\S/.test(after))
}

/** Whether an amount's end stands right before: what follows it is the description. */
const hasAmountBefore = (text: string, at: number): boolean =>
  /(?:円[)）】］\]〕]?|^)[\s\u3000]*[(（【]?[①-⑳]?[)）】]?$/.test(
    text.slice(Math.max(0, at - 12), at),
  )

const mostJoined = 6
const longestJoined = 400

function joinSplit(lines: readonly TextLine[]): TextLine[] {
  const joined: TextLine[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (!line) continue
    let text = line.text
    let next = i + 1
    while (next < lines.length && next - i < mostJoined && text.length < longestJoined) {
      const after = lines[next]
      if (!after || !continues(text, after)) break
      text = joinTexts(text, after.text)
      next++
    }
    // A bracket that never closes is no split one: what was tried is left as it stood.
    const settled = next === i + 1 || !openBracket(text) ? next : i + 1
    joined.push(settled === i + 1 ? line : { ...line, text })
    i = settled - 1
  }
  return joined
}

/** A space where a word of the label ended, else nothing: figures and titles are split anywhere. */
const joinTexts = (text: string, next: string): string =>
  /[)）】］\]〕]$/.test(text) || /^[【［[(（]/.test(next) ? `${text} ${next}` : `${text}${next}`

/** Whether the next line goes on with this one beyond doubt. */
function continues(text: string, next: TextLine): boolean {
  if (opensLine(next.text)) return false
  if (openBracket(text)) return true
  const [end, start] = [plainCharacters(text.slice(-12)), plainCharacters(next.text.slice(0, 12))]
  if (/^(?:[☆★✩○〇◯●◎■□◆◇▶▽]|[・･])$/.test(text)) return true
  if (/(?:経|経営|経営課|営課)$/.test(text) && text.length <= 4)
    return issueHeading(text + next.text) !== null
  if (/^ ?(?:千|百万|万|億)?円/.test(start)) return /[\d,千百万億]$/.test(end)
  // 「10,0」 and 「10千円」: a group of three was broken; 「… 1」 and 「0,010千円」: the figure was.
  const group = /\d,(\d{0,2})$/.exec(end)
  if (group) return new RegExp(`^\\d{${3 - (group[1] ?? '').length}}(?!\\d)`).test(start)
  if (/[ :(額]\d{1,3}$/.test(end)) return /^\d{0,2}(?:,\d{3})+ ?[千百万億円]/.test(start)
  if (/千$|百$|百万$|万$|億$/.test(end) && /\d[千百万億]+$/.test(end))
    return /^(?:円|万円)/.test(start)
  if (labelAcross(text, next.text)) return true
  return (
    amountLabel.test(text.slice(-8)) && /(?:額|費)[:：]?$/.test(text) && /^[(:\d△-]/.test(start)
  )
}

/** 「… 算定」 and 「見込額 6,202千円」: the label was broken in two. */
function labelAcross(text: string, next: string): boolean {
  const end = text.slice(-6)
  const match = /算定見込額|当初予算額|予算額|要求額|見積額|事業費/.exec(end + next.slice(0, 6))
  return match !== null && match.index < end.length && match.index + match[0].length > end.length
}

/** Lines that begin something of their own. */
const opensLine = (text: string): boolean =>
  issueHeading(text) !== null ||
  (readMarker(text) !== null && !/^[\d０-９]/.test(text) && !/^[(（][\d０-９]/.test(text))

/** A bracket of a title or an amount is open at the end of the line. */
function openBracket(text: string): boolean {
  if (text.length > longestJoined || !/[【［[(（「『〔]/.test(text)) return false
  const stack: number[] = []
  const plain = plainCharacters(text)
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === '(') stack.push(i)
    else if (plain[i] === ')') stack.pop()
  }
  const open = stack[0]
  if (open === undefined || /[<＜≪《]/.test(text[open] ?? '')) return false
  const words = text.slice(open + 1).trim()
  const marked = readMarker(text) !== null || issueHeading(text) !== null
  return (
    marked ||
    /[【［[〔]/.test(text[open] ?? '') ||
    words === '' ||
    amountLabel.test(words) ||
    /^(?:算|予|要|金|令|平|R|[\d０-９])/.test(words)
  )
}
