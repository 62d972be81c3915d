// The register beside the budget: opinions called reflected have money and a mark, and marks have an opinion.
import { createPageContext, type DocumentInput } from '../documents/index.ts'
import type { ComparedLine, Opinion, OpinionFinding, Opinions } from '../schema/index.ts'
import { createNearest, fold } from '../text/index.ts'
import { opinionFinding } from './messages.ts'

export interface OpinionTotals {
  /** Yen in the numerator by opinion, in the register's order. */
  byOpinion: readonly { no: string; yen: number }[]
  /** By meeting; a line counts once in each. */
  byMeeting: readonly { meeting: string; yen: number }[]
  /** Of all opinions: each line once. */
  yen: number
}

export interface OpinionCheck {
  findings: OpinionFinding[]
  totals: OpinionTotals
}

interface Item {
  title: string
  lines: readonly ComparedLine[]
}

/** @param previous last year's register: what was considered then is to be there again */
export function checkOpinions(
  register: Opinions,
  input: DocumentInput,
  previous: Opinions | null = null,
): OpinionCheck {
  const items = itemsOf(input)
  const isCounted = countedBy(input)
  const findings: OpinionFinding[] = []
  const named = new Set<ComparedLine>()
  const byOpinion: { opinion: Opinion; lines: Set<ComparedLine> }[] = []
  for (const opinion of register.opinions) {
    const say = (code: OpinionFinding['code'], params: Record<string, string> = {}): void =>
      void findings.push(opinionFinding(code, opinion.cell ?? null, { no: opinion.no, ...params }))
    const found = opinion.items.flatMap((name) => {
      const item = items.find(name)
      if (!item) say('unknown-item', { text: name, near: items.near(name) ?? '' })
      return item ? [item] : []
    })
    for (const item of found) for (const line of item.lines) named.add(line)
    checkReflected(opinion, found, isCounted, say)
    const lines = found.flatMap((item) => item.lines.filter(isCounted))
    byOpinion.push({ opinion, lines: new Set(lines) })
  }
  findings.push(...repeated(register.opinions), ...outside(register))
  for (const line of input.lines) {
    if (!isCounted(line) || named.has(line)) continue
    const params = { text: line.initiative || line.strategy, mark: line.reflection }
    findings.push(opinionFinding('mark-without-opinion', line.cell, params))
  }
  findings.push(...vanished(register, previous))
  return { findings, totals: totalsOf(byOpinion) }
}

function checkReflected(
  { decision, items: names }: Opinion,
  items: readonly Item[],
  isCounted: (line: ComparedLine) => boolean,
  say: (code: OpinionFinding['code'], params?: Record<string, string>) => void,
): void {
  if (decision !== 'reflected' && decision !== 'partly') return
  if (names.length === 0) say('reflected-without-item')
  for (const { title, lines } of items) {
    const hasMoney = lines.some(({ yen }) => yen !== null && yen !== 0)
    if (!hasMoney) say('reflected-without-money', { text: title })
    else if (!lines.some(isCounted)) say('reflected-without-mark', { text: title })
  }
}

function itemsOf(input: DocumentInput) {
  const { outline } = createPageContext(input)
  const byName = new Map<string, Item>()
  for (const { strategies } of outline.issues)
    for (const { money, initiatives } of strategies)
      for (const item of [money, ...initiatives.map((each) => each.money)]) {
        if (!item) continue
        byName.set(item.id, item)
        if (!byName.has(fold(item.title))) byName.set(fold(item.title), item)
      }
  const titles = [...new Set([...byName.values()].map(({ title }) => title))]
  const nearest = createNearest(titles)
  return {
    find: (name: string): Item | undefined => byName.get(name) ?? byName.get(fold(name)),
    near: (name: string): string | null => nearest(name)?.match ?? null,
  }
}

function countedBy({ report }: DocumentInput): (line: ComparedLine) => boolean {
  const counting = report.totals.reflected.filter(({ counts }) => counts)
  const symbols = new Set(counting.map(({ symbol }) => symbol))
  return ({ exclusion, reflection }) => exclusion === null && symbols.has(reflection)
}

/** Numbers and texts that stand there twice; the second is named. */
function repeated(opinions: readonly Opinion[]): OpinionFinding[] {
  const numbers = new Set<string>()
  const texts = new Set<string>()
  return opinions.flatMap(({ no, text, cell }) => {
    const found: OpinionFinding[] = []
    if (numbers.has(no)) found.push(opinionFinding('number-repeated', cell ?? null, { no }))
    if (texts.has(fold(text))) found.push(opinionFinding('text-repeated', cell ?? null, { no }))
    numbers.add(no)
    texts.add(fold(text))
    return found
  })
}

/** A plan's opinions are gathered in the fiscal year before it. Source: DOMAIN.md §8, the year as observed. */
function outside({ fiscalYear, opinions }: Opinions): OpinionFinding[] {
  if (fiscalYear === null) return []
  const from = `${fiscalYear - 1}-04-01`
  const until = `${fiscalYear}-03-31`
  return opinions
    .filter(({ date }) => date !== null && (date < from || date > until))
    .map(({ no, date, cell }) =>
      opinionFinding('date-outside', cell ?? null, { no, text: date ?? '', from, until }),
    )
}

/** What was still considered last year and is in this year's register neither by its text nor by its items. */
function vanished({ opinions }: Opinions, previous: Opinions | null): OpinionFinding[] {
  const texts = new Set(opinions.map(({ text }) => fold(text)))
  const items = new Set(opinions.flatMap((opinion) => opinion.items.map(fold)))
  const open = previous?.opinions.filter(({ decision }) => decision === 'considered') ?? []
  return open
    .filter((old) => !texts.has(fold(old.text)) && !old.items.some((name) => items.has(fold(name))))
    .map(({ no, text }) => opinionFinding('vanished', null, { no, text: text.slice(0, 80) }))
}

function totalsOf(
  byOpinion: readonly { opinion: Opinion; lines: Set<ComparedLine> }[],
): OpinionTotals {
  const meetings = new Map<string, Set<ComparedLine>>()
  const all = new Set<ComparedLine>()
  for (const { opinion, lines } of byOpinion) {
    const own = meetings.get(opinion.meeting) ?? new Set()
    meetings.set(opinion.meeting, own)
    for (const line of lines) {
      own.add(line)
      all.add(line)
    }
  }
  return {
    byOpinion: byOpinion.map(({ opinion, lines }) => ({ no: opinion.no, yen: sumOf(lines) })),
    byMeeting: [...meetings].map(([meeting, lines]) => ({ meeting, yen: sumOf(lines) })),
    yen: sumOf(all),
  }
}

function sumOf(lines: ReadonlySet<ComparedLine>): number {
  let sum = 0
  for (const { yen } of lines) sum += yen ?? 0
  return sum
}
