// A plan pasted as a table: columns for issue, strategy, initiative, amount and mark, parted by tabs or bars.
import type { AmountReading, Line } from '../model/budget.ts'
import { type Cell, defaultPolicy, type Finding } from '../schema/index.ts'
import { readBudget } from '../sheet/read.ts'
import { fold } from '../text/fold.ts'
import {
  type Draft,
  type DraftIssue,
  type DraftItem,
  type DraftStrategy,
  emptyItem,
} from './draft.ts'
import { issueHeading, otherIssueHeading } from './heading.ts'
import { readMarker } from './markers.ts'
import { planFinding } from './messages.ts'
import { headingsFor } from './table-columns.ts'

interface Record {
  /** Line of the text on which the row begins. */
  line: number
  cells: string[]
}

const mostRows = 20_000
const names = /経営課題|課題|戦略|施策|具体的取組|取組|事業|事項|項目/
const amounts = /額|予算|金　*額|事業費|円/

/** The outline of a pasted table; null where the text is none. */
export function readPlanTable(text: string): Draft | null {
  const records = readRecords(text)
  const wide = records.filter(({ cells }) => cells.length > 2 && filled(cells) > 0)
  if (wide.length < 2 || wide.length * 2 < records.filter(({ cells }) => filled(cells) > 0).length)
    return null
  const marked = wide.filter(({ cells }) => readMarker(first(cells)) !== null && cells.length < 5)
  const header = wide.slice(0, 5).find(isHeader)
  if (!header && marked.length * 3 > wide.length) return null
  const headings = header ? null : headingsFor(wide.map(({ cells }) => cells))
  if (!header && !headings) return null
  const rows: Cell[][] = [...(headings ? [headings] : []), ...records.map(({ cells }) => cells)]
  const budget = readBudget({ sheet: '', origin: 'A1', rows }, null, defaultPolicy)
  if (!budget.table || budget.table.columnOf.amount === undefined) return null
  const shift = headings ? 1 : 0
  const draft = draftOf(budget.lines.all(), (row) => records[row - 1 - shift]?.line ?? 0)
  if (draft.issues.length === 0) return null
  if (headings) {
    const params = { columns: headings.filter((heading) => heading !== '') }
    draft.findings.unshift(planFinding('plan-columns-inferred', [wide[0]?.line ?? 1], params))
  }
  return draft
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell !== '').length
const first = (cells: readonly string[]): string => cells.find((cell) => cell !== '') ?? ''

const isHeader = ({ cells }: Record): boolean => {
  const name = cells.findIndex(
    (cell) => cell.length <= 20 && names.test(cell) && !/[\d０-９]/.test(cell),
  )
  return name >= 0 && cells.some((cell, i) => i !== name && cell.length <= 20 && amounts.test(cell))
}

/** Rows of cells as Excel puts them on the clipboard: a cell with a line break stands in quotes. */
function readRecords(text: string): Record[] {
  const records: Record[] = []
  let line = 0
  let open: { record: Record; words: string; lines: number } | null = null
  for (const raw of text.split(/\r\n|\r|\n|\u2028|\u2029/)) {
    line++
    if (records.length === mostRows) break
    if (open) {
      const end: number = raw.indexOf('"')
      open.lines++
      if (end < 0 && open.lines < 20) {
        open.words += raw
        continue
      }
      const { record, words }: { record: Record; words: string } = open
      record.cells.push(clean(words + (end < 0 ? raw : raw.slice(0, end))))
      open = addCells(record, end < 0 ? '' : raw.slice(end + 1).replace(/^\t/, ''))
      continue
    }
    const record: Record = { line, cells: [] }
    records.push(record)
    if (/^[\s|:=-]*$/.test(raw)) continue
    open = addCells(record, /\t/.test(raw) ? raw : withoutBars(raw))
  }
  return records
}

function addCells(
  record: Record,
  text: string,
): { record: Record; words: string; lines: number } | null {
  const cells = text.split('\t')
  for (const [index, cell] of cells.entries()) {
    const opens = cell.startsWith('"') && !cell.slice(1).includes('"')
    if (opens && index === cells.length - 1) return { record, words: cell.slice(1), lines: 0 }
    record.cells.push(clean(cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell))
  }
  return null
}

/** A row of a markdown table, | 課題 | 取組 | 1,000千円 |. */
const withoutBars = (text: string): string =>
  text.split('|').length < 4
    ? text
    : text
        .replace(/^\s?\|/, '')
        .replace(/\|\s?$/, '')
        .replaceAll('|', '\t')

const clean = (cell: string): string => cell.replaceAll('""', '"').trim()

function draftOf(lines: readonly Line[], lineOf: (row: number) => number): Draft {
  const issues: DraftIssue[] = []
  const findings: Finding[] = []
  const used = new Set<number>()
  const issueOf = new Map<string, DraftIssue>()
  const assumed: number[] = []
  let strategy: DraftStrategy | null = null
  for (const line of lines) {
    const at = lineOf(line.row)
    used.add(at)
    if (line.rowKind !== 'leaf') continue
    const own = line.initiative || line.strategy || line.issue
    if (own === '') continue
    const issue = issueFor(line, at)
    const title = untitled(line.strategy || line.issue || own)
    strategy = issue.strategies.find((each) => fold(each.title) === fold(title)) ?? null
    if (!strategy) {
      strategy = { ...emptyItem(at, title), initiatives: [] }
      issue.strategies.push(strategy)
    }
    const item = line.initiative === '' ? strategy : emptyItem(at, untitled(line.initiative))
    if (item !== strategy) strategy.initiatives.push(item)
    addFacts(item, line)
    if (line.amount.unitSource === 'default' && line.amount.state === 'value') assumed.push(at)
  }
  if (assumed.length > 0)
    findings.push(
      planFinding('plan-unit-assumed', assumed.slice(0, 100), { count: assumed.length }),
    )
  return { issues, leftover: [], used, closing: new Set(), findings }

  function issueFor({ issue: text }: Line, at: number): DraftIssue {
    const key = fold(text)
    const known = issueOf.get(key)
    if (known) return known
    const heading = issueHeading(text) ?? otherIssueHeading(text) ?? numbered(text)
    if (text === '') findings.push(planFinding('plan-issue-missing', [at], { title: '' }))
    const opened: DraftIssue = {
      line: at,
      no: heading?.no ?? null,
      title: heading?.title || text || '（経営課題の記載なし）',
      strategies: [],
    }
    issueOf.set(key, opened)
    issues.push(opened)
    return opened
  }
}

/** 「2 大きな公共…」, 「(2) 大きな公共…」 in a column of issues. */
function numbered(text: string): { no: number | null; title: string } | null {
  const marker = readMarker(text)
  return marker?.no == null ? null : { no: marker.no, title: text.slice(marker.length).trim() }
}

/** A title without ☆, ○, ■; a number may be the title's own. */
function untitled(text: string): string {
  const marker = readMarker(text)
  return marker && marker.no === null ? text.slice(marker.length).trim() || text : text
}

function addFacts(item: DraftItem, { amount, reflection, exclusion }: Line): void {
  const stated: AmountReading =
    amount.unitSource === 'default' ? { ...amount, unitSource: 'table' } : amount
  if (stated.state !== 'missing') item.amount = stated
  if (reflection.kind === 'mark') item.reflection = reflection.symbol
  else if (reflection.kind === 'none') item.reflection = defaultPolicy.noReflection[0] ?? null
  else if (reflection.kind === 'unknown') item.reflection = reflection.text
  if (exclusion.kind === 'policy') item.exclusion = exclusion.id
}
