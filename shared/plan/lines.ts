// What each line of a plan's text is: an issue, ☆, ○, an amount by itself, a note.
import { type AmountContext, createAmountReader, findUnit } from '../amount/index.ts'
import type { AmountReading } from '../model/budget.ts'
import type { Unit } from '../schema/index.ts'
import { type IssueHeading, issueHeading, otherIssueHeading } from './heading.ts'
import { readItem } from './item.ts'
import type { ReadAmount } from './item-amount.ts'
import type { ItemText } from './item-text.ts'
import { inferLevels, type Levels } from './levels.ts'
import { type Level, type Marker, readMarker } from './markers.ts'
import { readPieces } from './pieces.ts'
import { longestLine, readTextLines, type TextLine, withoutMarkdown } from './text-lines.ts'

export type PlanLine = { no: number; text: string; gap: boolean } & (
  | ({ kind: 'issue'; heading: IssueHeading } & ItemText)
  | ({ kind: 'strategy' | 'initiative'; lead: number | null } & ItemText)
  | ({ kind: 'amount'; amount: AmountReading } & Omit<ItemText, 'amount'>)
  /** A number by itself: an amount without its unit, or a page's number. */
  | { kind: 'number'; amount: AmountReading }
  /** ① by itself. */
  | { kind: 'mark'; reflection: string }
  /** A markdown heading without a marker. */
  | { kind: 'heading' }
  | { kind: 'bullet' | 'prose' }
)

export interface PlanLines {
  lines: PlanLine[]
  /** Kinds of markers whose level was taken from their use. */
  inferred: Levels['inferred']
  /** Lines left out as page numbers and running headers. */
  pages: number[]
  stoppedAt: number | null
}

/** The lines of a plan's text that say something. Layout is mended, the words are left as they are. */
export function readPlanLines(text: string): PlanLines {
  const source = readTextLines(text)
  const read = createPlanAmountReader(source.all.map((line) => line.text))
  const pieces = readPieces(source.lines.filter(({ text: words }) => !unitLine.test(words)))
  const strict = pieces.some(({ text }) => issueHeading(text) !== null)
  const sketches = pieces.map((piece) => sketch(piece, read, !strict))
  const hasIssues = sketches.some(({ heading }) => heading !== null)
  const levels = inferLevels(
    sketches.flatMap(({ marker, item, heading }, i) =>
      marker && !heading
        ? [{ ...marker, hasAmount: item.amount !== null || isAmountAlone(sketches[i + 1]) }]
        : [],
    ),
    hasIssues,
  )
  return {
    lines: sketches.map((each) => lineOf(each, levels.of, read)),
    inferred: levels.inferred,
    pages: source.pages,
    stoppedAt: source.stoppedAt,
  }
}

const unitLine =
  /^[(（【［[]?[\s\u3000]*単位[\s\u3000]*(?:[:：][\s\u3000]*)?(?:百万円|千円|万円|億円|円)[)）】］\]]?$/

/** Amounts of a plan carry their units; a bare number is in the usual 千円, as the notes then say. */
const context: AmountContext = {
  columnUnit: null,
  tableUnit: null,
  defaultUnit: '千円',
  parenthesesNegative: false,
}

/** Reads amounts of a text; 「(単位:千円)」 in it counts for those without a unit. */
export function createPlanAmountReader(texts: readonly string[] = []): ReadAmount {
  let unit: Unit | null = null
  for (const text of texts) {
    if (text.length > 40) continue
    const match = /単位[\s\u3000]*(?:[:：][\s\u3000]*)?(百万円|千円|万円|億円|円)/.exec(text)
    if (match) unit ??= findUnit(match[1] ?? '')
  }
  return createAmountReader({ ...context, tableUnit: unit })
}

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
    line(raw, no) {
      const { text, heading } = withoutMarkdown(raw.slice(0, longestLine))
      if (text === '') return null
      if (raw.length > longestLine) return { no, text: raw, gap: false, kind: 'prose' }
      return lineOf(
        sketch({ no, text, printed: raw, heading, gap: false }, read, false),
        usual,
        read,
      )
    },
    unmarked(text) {
      const { title, amount } = readItem(text, read)
      return amount && title !== '' ? { title, amount } : null
    },
  }
}

const usual = new Map<string, Level>([
  ['●', 'initiative'],
  ['◎', 'initiative'],
])

/** 【算定見込額 1,920千円】 on the line below its item. */
const isAmountAlone = (next: Sketch | undefined): boolean =>
  next !== undefined && !next.marker && next.item.title === '' && next.item.amount !== null

interface Sketch {
  piece: TextLine
  heading: IssueHeading | null
  marker: Marker | null
  item: ItemText
}

/**
 * A line before the levels of its plan's markers are known.
 * @param others whether 課題N heads an issue: where the plan says 経営課題N, it does not
 */
function sketch(piece: TextLine, read: ReadAmount, others: boolean): Sketch {
  const text = piece.text.length > longestLine ? piece.text.slice(0, longestLine) : piece.text
  const issue = issueHeading(text) ?? (others ? otherIssueHeading(text) : null)
  if (issue) return { piece, heading: issue, marker: null, item: readItem(issue.title, read) }
  const marker = readMarker(text)
  const item = readItem(marker ? text.slice(marker.length) : text, read)
  return { piece, heading: null, marker, item }
}

function lineOf(
  { piece, heading, marker, item }: Sketch,
  levels: ReadonlyMap<string, Level>,
  read: ReadAmount,
): PlanLine {
  const { no, text, gap } = piece
  const base = { no, text, gap }
  const lead = marker?.kind === '①' ? marker.no : leadOf(item.title)
  if (heading)
    return { ...base, ...item, kind: 'issue', heading: { ...heading, title: item.title } }
  const ownMark = /^([①-⑳])[\s\u3000]*(?:[-－][\s\u3000]*)?[・･]/.exec(text)
  if (ownMark) return { ...base, kind: 'mark', reflection: ownMark[1] ?? '' }
  const level = marker ? (marker.level ?? levels.get(marker.kind) ?? null) : null
  if (marker && level && (marker.kind !== '・' || item.amount)) {
    if (level !== 'issue') return { ...base, ...item, kind: level, lead }
    const own = { no: marker.no, title: item.title }
    return { ...base, ...item, kind: 'issue', heading: own }
  }
  if (/^[・･※*•‣]/.test(text) || (marker && bulletKinds.test(marker.kind)))
    return { ...base, kind: 'bullet' }
  if (item.title === '' && item.amount && text.length <= 200)
    return { ...base, ...item, kind: 'amount', amount: item.amount }
  if (!marker && bareNumber.test(text))
    return { ...base, kind: 'number', amount: item.amount ?? read(text) }
  if (item.title === '' && item.reflection !== null && !item.amount)
    return { ...base, kind: 'mark', reflection: item.reflection }
  return { ...base, kind: piece.heading ? 'heading' : 'prose' }
}

/** ①, ② … before a title, which may be its mark or its number. */
const leadOf = (title: string): number | null =>
  /^[①-⑳]/.test(title) ? title.charCodeAt(0) - 0x245f : null

const bareNumber = /^[△▲-]?[\d０-９][\d０-９,，]{0,14}$/

const bulletKinds = /^[・■□◆◇▶▽]$/
