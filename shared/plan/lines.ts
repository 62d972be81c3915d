// What each line of a plan's text is: an issue, ☆, ○, an amount by itself, a note.

import { plainCharacters } from '../amount/characters.ts'
import { type AmountContext, createAmountReader } from '../amount/index.ts'
import type { AmountReading } from '../model/budget.ts'
import { withoutEnd } from '../text/without-end.ts'
import { type IssueHeading, issueHeading } from './heading.ts'

export type PlanLine = { no: number; text: string } & (
  | { kind: 'issue'; heading: IssueHeading; amount: AmountReading | null }
  | { kind: 'strategy' | 'initiative'; title: string; amount: AmountReading | null }
  | { kind: 'amount'; amount: AmountReading }
  /** A markdown heading without a marker. */
  | { kind: 'heading' }
  | { kind: 'bullet' | 'prose' }
)

const longestLine = 1_000

/** A plan has some hundred lines; what comes after this many is not read, and that is said. */
export const mostLines = 20_000

/** The lines of a plan's text that say something. Markdown is taken off, the words are left as they are. */
export function readPlanLines(text: string): { lines: PlanLine[]; stoppedAt: number | null } {
  const read = createAmountReader(context)
  const lines: PlanLine[] = []
  let no = 0
  for (const raw of text.split(/\r\n|\r|\n|\u2028|\u2029/)) {
    no++
    if (lines.length === mostLines) return { lines, stoppedAt: no }
    const line = readLine(raw, no, read)
    if (line) lines.push(line)
  }
  return { lines, stoppedAt: null }
}

/** Amounts of a plan carry their units; a bare number is in the usual 千円, as the notes then say. */
const context: AmountContext = {
  columnUnit: null,
  tableUnit: null,
  defaultUnit: '千円',
  parenthesesNegative: false,
}

type ReadAmount = (text: string) => AmountReading

export interface PlanLineReader {
  /** One line of a plan; null for an empty one. */
  line(raw: string, no: number): PlanLine | null
  /** Title and amount of a line without a marker, 「広報の充実【算定見込額 14,576千円】」; null without either. */
  unmarked(text: string): { title: string; amount: AmountReading } | null
}

/** Reads a plan's lines one at a time, for texts that stand in a sheet's cells. */
export function createPlanLineReader(): PlanLineReader {
  const read = createAmountReader(context)
  return {
    line: (raw, no) => readLine(raw, no, read),
    unmarked(text) {
      const { title, amount } = titleAndAmount(text, read)
      return amount && title !== '' ? { title, amount } : null
    },
  }
}

function readLine(raw: string, no: number, read: ReadAmount): PlanLine | null {
  const { text, heading } = withoutMarkdown(raw.slice(0, longestLine))
  if (text === '') return null
  if (raw.length > longestLine) return { no, text: raw, kind: 'prose' }
  const issue = issueHeading(text)
  if (issue) {
    const { title, amount } = titleAndAmount(issue.title, read)
    return { no, text, kind: 'issue', heading: { ...issue, title }, amount }
  }
  for (const [kind, marker] of markers) {
    const match = marker.exec(text)
    if (match) return { no, text, kind, ...titleAndAmount(text.slice(match[0].length), read) }
  }
  if (/^[・･※*•]/.test(text)) return { no, text, kind: 'bullet' }
  const amount = amountAlone(text, read)
  if (amount) return { no, text, kind: 'amount', amount }
  return { no, text, kind: heading ? 'heading' : 'prose' }
}

const markers: ['strategy' | 'initiative', RegExp][] = [
  ['strategy', /^[☆★✩✰⭐][\s\u3000]*/],
  ['initiative', /^[○〇◯●◎⚪][\s\u3000]*/],
  [
    'initiative',
    /^[【［[(（]?(?:具体的取組|取組)[\s\u3000]*[0-9０-９①-⑳][0-9０-９\-－ー―]{0,8}[】］\])）]?[\s\u3000:：.．]*/,
  ],
  [
    'strategy',
    /^[【［[(（]?(?:戦略・施策|戦略|施策)[\s\u3000]*[0-9０-９①-⑳][0-9０-９\-－ー―]{0,8}[】］\])）]?[\s\u3000:：.．]*/,
  ],
  ['initiative', /^[0-9０-９]{1,2}[-－][0-9０-９]{1,2}[-－][0-9０-９]{1,2}[\s\u3000.．:：]+/],
  ['strategy', /^[0-9０-９]{1,2}[-－][0-9０-９]{1,2}[\s\u3000.．:：]+/],
]

/** Splits 「○ 地域の防災力向上(算定見込額 3,913千円)」 into the title as written and its amount. */
function titleAndAmount(
  text: string,
  read: ReadAmount,
): { title: string; amount: AmountReading | null } {
  const whole = text.trim()
  const years = amountOfYears(whole, read)
  if (years) return years
  const at = amountStart(whole, read)
  if (at === null) return { title: whole, amount: null }
  const amount = read(whole.slice(at))
  return { title: whole.slice(0, at).trim(), amount }
}

const yearAmount =
  /(?:令和|平成|[RH])?(\d{1,2})(?:年度)? ?(決算|当初予算|予算|算定見込)(?:見込)?(?:額|案)? ?:? ?(約?[\d,.億万千百]*円|- ?円|-)/g

/**
 * 「… （5決算額 1,234千円　6予算額 1,500千円　7予算額 1,600千円）」: the latest year's budget is the
 * item's, the others are left out of it. Null where fewer than two years are given.
 */
function amountOfYears(
  text: string,
  read: ReadAmount,
): { title: string; amount: AmountReading } | null {
  if (!/\d|[０-９]/.test(text)) return null
  const found = [...plainCharacters(text).matchAll(yearAmount)]
  const [first] = found
  if (!first || found.length < 2) return null
  const budgets = found.filter((match) => match[2] !== '決算')
  const chosen = (budgets.length > 0 ? budgets : found).reduce((a, b) =>
    Number(b[1]) >= Number(a[1]) ? b : a,
  )
  const partOf = (match: RegExpMatchArray) =>
    text.slice(match.index, (match.index ?? 0) + match[0].length)
  const amount = read(partOf(chosen).slice(-(chosen[3]?.length ?? 0)))
  const others = found.filter((match) => match !== chosen)
  return {
    title: withoutEnd(text.slice(0, first.index), /[\s\u3000(（【［[]/).trim(),
    amount: {
      ...amount,
      raw: partOf(chosen),
      ignored: [
        ...amount.ignored,
        ...others.map((match) => ({ text: partOf(match), reason: 'otherYear' as const })),
      ],
    },
  }
}

const amountLabel = /算定見込|予算|要求額|見積額|査定額|決算額|事業費|金額/

/** Where the amount at the end of a title begins, or null. A bracket of the title itself is none. */
function amountStart(text: string, read: ReadAmount): number | null {
  const plain = plainCharacters(text)
  if (plain.endsWith(')')) {
    const open = matchingOpen(plain)
    if (open !== null && open > 0) {
      const inside = plain.slice(open + 1, -1)
      if (amountLabel.test(inside) || /円/.test(inside))
        return isAmountLike(text.slice(open), read) || amountLabel.test(inside) ? open : null
    }
  }
  // 「… 算定見込額 20,852千円」 and 「…	20,852千円」 without brackets.
  const labelled =
    /(?:^| )(?:(?:令和|平成|[RH])?(?:\d{1,2}|元)(?:年度)?)?(?:算定見込額|当初予算額|予算額|予算案|要求額)[ :]*(?=[\d△+-])/.exec(
      plain,
    )
  if (labelled && isAmountLike(text.slice(labelled.index), read)) return labelled.index
  if (!/円$/.test(plain)) return null
  for (
    let space = plain.lastIndexOf(' '), tries = 0;
    space > 0 && tries < 3;
    space = plain.lastIndexOf(' ', space - 1), tries++
  ) {
    const state = read(text.slice(space + 1)).state
    const wider = plain.lastIndexOf(' ', space - 1)
    if (state === 'value' || state === 'zero' || state === 'none') {
      // 「51,000 千円」 and 「- 円」 hold a space of their own.
      if (wider > 0 && isAmountLike(text.slice(wider + 1), read)) continue
      return space + 1
    }
  }
  return null
}

const isAmountLike = (text: string, read: ReadAmount): boolean => {
  const { state } = read(text.trim())
  return state === 'value' || state === 'zero' || state === 'none'
}

function matchingOpen(plain: string): number | null {
  let depth = 0
  for (let i = plain.length - 1; i >= 0; i--) {
    if (plain[i] === ')') depth++
    else if (plain[i] === '(' && --depth === 0) return i
  }
  return null
}

/** A line that is nothing but 【算定見込額 1,920千円】. */
function amountAlone(text: string, read: ReadAmount): AmountReading | null {
  if (text.length > 200 || !(amountLabel.test(text) || /円/.test(text))) return null
  return isAmountLike(text, read) ? read(text) : null
}

/** Takes off heading marks, list marks, emphasis, tags; superscripts (footnote marks) go with their tags. */
function withoutMarkdown(raw: string): { text: string; heading: boolean } {
  let text = raw
    .replace(/<sup>[^<]{0,40}<\/sup>/gi, '')
    .replace(/<[a-z/][^<>]{0,60}>/gi, '')
    .replace(/\*\*|__/g, '')
    .trim()
  const heading = /^#{1,6}[\s\u3000]*/.exec(text)
  if (heading) text = text.slice(heading[0].length)
  text = text.replace(/^(?:[-*+][\s\u3000]+|>[\s\u3000]*)+/, '').trim()
  if (/^[#=|:_\-*\s\u3000]*$/.test(text)) return { text: '', heading: false }
  const bare = withoutEnd(text.replace(/^[|\s\u3000]+/, ''), /[|\\\s\u3000]/)
  return { text: bare, heading: heading !== null }
}
