// A plan's text as lines that a person corrects before the plan is used: level, title, amount, mark, exclusion.
import { formatAmount } from '../amount/format.ts'
import { readAmount } from '../amount/index.ts'
import type { Finding, Plan, Unit } from '../schema/index.ts'
import { readItem } from './item.ts'
import { createPlanAmountReader } from './lines.ts'
import { type Level, readMarker } from './markers.ts'
import { planFinding } from './messages.ts'
import { type PlanTextOptions, readPlanText } from './parse.ts'
import { type PlanRow, planOfRows, rowFindings } from './rows.ts'

export interface PlanEntry {
  id: number
  /** Line of the text; 0 of one that a person added. */
  line: number
  /** `none`: the line is not used. */
  level: Level | 'none'
  no: number | null
  title: string
  /** As typed: 「1,790千円」, 「-」 for no figure, empty for none stated. */
  amount: string
  reflection: string
  exclusion: string
  /** Lines printed below the item. */
  description?: string[]
  /** A person changed it: what was said about the line as read no longer counts. */
  edited: boolean
}

export interface PlacedFinding {
  /** The entry it stands beside; null: the text as a whole. */
  entry: number | null
  finding: Finding
}

export interface PlanDraft {
  entries: PlanEntry[]
  plan: Plan
  findings: PlacedFinding[]
  /** What reading the text had to say. */
  asRead: Finding[]
}

/** Reads a text into lines to correct. */
export function draftOfText(text: string, options: PlanTextOptions = {}): PlanDraft {
  const { plan, findings, rows, rest } = readPlanText(text, options)
  const read = createPlanAmountReader()
  const used = rows.map((row) => ({ ...entryOf(row, plan.unit), edited: false }))
  const unused = rest.map(({ line, text: words }) => {
    const marker = readMarker(words)
    const item = readItem(marker ? words.slice(marker.length) : words.slice(0, 400), read)
    const amount = item.amount?.raw.trim() ?? ''
    const title = item.title || (amount === '' ? words : '')
    const marks = { reflection: item.reflection ?? '', exclusion: item.exclusion ?? '' }
    return { line, level: 'none' as const, no: null, title, amount, ...marks, edited: false }
  })
  const entries = [...used, ...unused]
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => a.entry.line - b.entry.line || a.index - b.index)
    .map(({ entry }, id) => ({ id, ...entry }))
  return { entries, plan, findings: placed(entries, findings), asRead: findings }
}

function entryOf(row: PlanRow, unit: Unit): Omit<PlanEntry, 'id' | 'edited'> {
  const { line, level, no, title, estimate, unread } = row
  const amount =
    estimate === undefined ? (unread ?? '') : estimate === null ? '-' : formatAmount(estimate, unit)
  return {
    line,
    level,
    no,
    title,
    amount,
    reflection: row.reflection ?? '',
    exclusion: row.exclusion ?? '',
    ...(row.description ? { description: row.description } : {}),
  }
}

/** Plan and findings of lines as a person left them. */
export function correctDraft(
  entries: readonly PlanEntry[],
  { plan, asRead }: PlanDraft,
): PlanDraft {
  const unreadable: PlacedFinding[] = []
  const rows: PlanRow[] = []
  const own = entries.filter(({ edited, level }) => edited && level !== 'none')
  for (const entry of entries) {
    if (entry.level === 'none') continue
    const amount = amountOf(entry, plan.unit)
    if (amount.unread !== undefined && entry.edited) {
      const params = { title: entry.title, text: amount.unread }
      const finding = planFinding('plan-estimate-unreadable', [entry.line], params)
      unreadable.push({ entry: entry.id, finding })
    }
    const { id, level, title, reflection, exclusion } = entry
    // A line that became an item of its own describes no other.
    const description = entry.description?.filter(
      (line) => !own.some((each) => each.title !== '' && withoutMark(line).startsWith(each.title)),
    )
    rows.push({
      line: id,
      level,
      no: level === 'issue' ? entry.no : null,
      title,
      ...(level === 'issue' ? {} : amount),
      ...(reflection === '' || level === 'issue' ? {} : { reflection }),
      ...(exclusion === '' || level === 'issue' ? {} : { exclusion }),
      ...(description?.length && level !== 'issue' ? { description } : {}),
    })
  }
  const kept = asRead.filter(({ code, cells }) => !ofRows.has(code) && !isSettled(cells, entries))
  const said = rowFindings(rows).map((finding) => onEntries(finding, entries))
  const nothing = rows.some(({ level }) => level !== 'issue')
    ? []
    : [{ entry: null, finding: planFinding('plan-nothing-read', []) }]
  return {
    entries: [...entries],
    plan: planOfRows(rows, plan),
    findings: [...nothing, ...unreadable, ...placed(entries, kept), ...said],
    asRead,
  }
}

const withoutMark = (line: string): string => line.slice(readMarker(line)?.length ?? 0)

/** Codes that the rows say themselves, whoever wrote them. */
const ofRows = new Set(
  [
    'plan-nothing-read',
    'plan-strategy-carries-amount',
    'plan-estimate-missing',
    'plan-sum-differs',
    'plan-title-repeated',
  ].map((code) => `schema/${code}`),
)

function amountOf({ amount }: PlanEntry, unit: Unit): Pick<PlanRow, 'estimate' | 'unread'> {
  const text = amount.trim()
  if (text === '') return {}
  const surroundings = { columnUnit: null, tableUnit: null, parenthesesNegative: false }
  const { state, yen } = readAmount(text, { ...surroundings, defaultUnit: unit })
  if (state === 'none') return { estimate: null }
  return yen === null ? { unread: text } : { estimate: yen }
}

/** Whether a person has been at every line that a finding names. */
function isSettled(cells: readonly string[], entries: readonly PlanEntry[]): boolean {
  if (cells.length === 0) return false
  const edited = new Set(entries.filter((entry) => entry.edited).map(({ line }) => line))
  return cells.every((cell) => edited.has(Number(cell.slice(1))))
}

/** Findings beside the entries of the first line they name. */
function placed(entries: readonly PlanEntry[], findings: readonly Finding[]): PlacedFinding[] {
  const byLine = new Map<number, number>()
  for (const { line, id, level } of entries)
    if (!byLine.has(line) || level === 'initiative') byLine.set(line, id)
  return findings.map((finding) => {
    const line = finding.cells[0]?.slice(1)
    return { entry: line === undefined ? null : (byLine.get(Number(line)) ?? null), finding }
  })
}

/** A finding whose cells are entries, with the lines of the text for cells. */
function onEntries(finding: Finding, entries: readonly PlanEntry[]): PlacedFinding {
  const ids = finding.cells.map((cell) => Number(cell.slice(1)))
  const lines = ids.map((id) => entries.find((entry) => entry.id === id)?.line ?? 0)
  return { entry: ids[0] ?? null, finding: { ...finding, cells: lines.map((line) => `L${line}`) } }
}
