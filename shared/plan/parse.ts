// Reads a plan from its published text. What is inferred is reported; what is not understood is named.
import type { AmountReading } from '../model/budget.ts'
import type { Declared, Finding, Plan, Stage, Unit } from '../schema/index.ts'
import { readDeclared } from './declared.ts'
import type { DraftIssue, DraftItem } from './draft.ts'
import { inferPriority } from './exclusion.ts'
import { numberIssues } from './issue-numbers.ts'
import { type PlanLine, readPlanLines } from './lines.ts'
import type { Level } from './markers.ts'
import { planFinding } from './messages.ts'
import { draftPlan } from './outline.ts'
import { type PlanRow, planOfRows, rowFindings } from './rows.ts'
import { readPlanTable } from './table.ts'
import { mostLines, readTextLines } from './text-lines.ts'

export interface PlanTextOptions {
  /** Ward id; a plan's text does not say it. */
  ward?: string | null
  fiscalYear?: number | null
}

export interface PlanReading {
  plan: Plan
  findings: Finding[]
}

/** A reading with what a person needs to correct it. */
export interface PlanTextReading extends PlanReading {
  /** The outline, row by row; `planOfRows` makes the plan of it. */
  rows: PlanRow[]
  /** Lines of the text that gave the outline nothing: descriptions, page numbers, headers. */
  rest: { line: number; text: string }[]
}

/**
 * A plan from markdown or plain text in the manner of 経営課題N / ☆ / ○ 【算定見込額 …】, or from a pasted
 * table. Never throws: an unreadable text gives an empty plan and a finding. Estimates are yen. Linear in
 * the text. Source: DOMAIN.md §2, §4.
 */
export function readPlanText(text: string, options: PlanTextOptions = {}): PlanTextReading {
  const { lines, inferred, pages, stoppedAt } = readPlanLines(text)
  const table = readPlanTable(text)
  const { issues, leftover, used, findings } = table ?? draftPlan(lines)
  const numbers = numberIssues(issues)
  const { declared, contradicted } = readDeclared(proseOf(lines))
  const rows = rowsOf(issues, numbers.numbers)
  const priority = inferPriority(rows, declared)
  const plan = planOfRows(rows, {
    ward: options.ward ?? null,
    fiscalYear: options.fiscalYear ?? null,
    stage: stageOf(issues),
    unit: commonUnit(issues),
    declared,
  })
  const found = [
    ...(issues.length === 0 ? [planFinding('plan-nothing-read', [])] : []),
    ...(stoppedAt === null ? [] : [planFinding('plan-too-long', [stoppedAt], { most: mostLines })]),
    ...(table ? [] : [...inferredFindings(inferred), ...headingsInside(lines, inferred, used)]),
    ...findings,
    ...numbers.findings,
    ...amountsFindings(issues),
    ...rowFindings(rows),
    ...priority,
    ...declaredFindings(declared, contradicted),
    ...(leftover.length > 0 ? [leftoverFinding(leftover)] : []),
  ]
  return { plan, findings: found, rows, rest: restOf(text, used, pages) }
}

/** The plan of a text and what was noticed, as the API answers it. */
export function parsePlanText(text: string, options: PlanTextOptions = {}): PlanReading {
  const { plan, findings } = readPlanText(text, options)
  return { plan, findings }
}

/** Lines that may state control figures: not those that carry an item's own amount. */
const proseOf = (lines: readonly PlanLine[]): string[] =>
  lines
    .filter((l) => l.kind === 'prose' || l.kind === 'heading' || l.kind === 'bullet')
    .map((l) => l.text)

function rowsOf(issues: readonly DraftIssue[], numbers: readonly (number | null)[]): PlanRow[] {
  return issues.flatMap((issue, i) => [
    { line: issue.line, level: 'issue' as const, no: numbers[i] ?? null, title: issue.title },
    ...issue.strategies.flatMap((strategy) => [
      rowOf(strategy, 'strategy'),
      ...strategy.initiatives.map((initiative) => rowOf(initiative, 'initiative')),
    ]),
  ])
}

function rowOf(item: DraftItem, level: 'strategy' | 'initiative'): PlanRow {
  const { line, title, amount, reflection, exclusion, description } = item
  return {
    line,
    level,
    no: null,
    title,
    ...estimateOf(amount),
    ...(reflection === null ? {} : { reflection }),
    ...(exclusion === null ? {} : { exclusion }),
    ...(description.length === 0 ? {} : { description: description.slice(0, mostDescribed) }),
  }
}

/** Lines that a plan keeps of an item's description. */
const mostDescribed = 200

function estimateOf(amount: AmountReading | null): Pick<PlanRow, 'estimate' | 'unread'> {
  if (!amount) return {}
  if (amount.state === 'none') return { estimate: null }
  return amount.yen === null ? { unread: amount.raw.trim() } : { estimate: amount.yen }
}

/** Lines that are in the text and not in the outline. */
function restOf(
  text: string,
  used: ReadonlySet<number>,
  pages: readonly number[],
): PlanTextReading['rest'] {
  const printed = new Set(pages)
  return readTextLines(text).all.flatMap(({ no, text: words }) =>
    used.has(no) && !printed.has(no) ? [] : [{ line: no, text: words }],
  )
}

function inferredFindings(inferred: ReadonlyMap<string, Level>): Finding[] {
  if (inferred.size === 0) return []
  return [
    planFinding('plan-markers-inferred', [], {
      issue: marksOf('issue'),
      strategy: marksOf('strategy'),
      initiative: marksOf('initiative'),
    }),
  ]

  function marksOf(level: Level): string[] {
    return [...inferred].filter(([, each]) => each === level).map(([kind]) => `「${kind}」`)
  }
}

/** Numbers in descriptions that could be the next chapter's, where chapters are only numbered. */
function headingsInside(
  lines: readonly PlanLine[],
  inferred: ReadonlyMap<string, Level>,
  used: ReadonlySet<number>,
): Finding[] {
  if (![...inferred.values()].includes('issue')) return []
  const found = lines.filter(
    ({ no, text }) =>
      !used.has(no) &&
      /\S(?:第[\d０-９]{1,2}[\s\u3000]|[(（][\d０-９]{1,2}[)）]|[\d０-９]{1,2}[.．])\S?/.test(text),
  )
  if (found.length === 0) return []
  const texts = found.slice(0, 20).map(({ text }) => text.slice(0, 80))
  return [
    planFinding(
      'plan-heading-inside',
      found.slice(0, 100).map(({ no }) => no),
      { count: found.length, texts },
    ),
  ]
}

/** What the amounts of strategies and initiatives have to say as they are written. */
const amountsFindings = (issues: readonly DraftIssue[]): Finding[] =>
  issues.flatMap(({ strategies }) =>
    strategies.flatMap((strategy) =>
      [strategy, ...strategy.initiatives].flatMap((item) =>
        item.amount ? amountFindings(item, item.amount) : [],
      ),
    ),
  )

function amountFindings(item: DraftItem, amount: AmountReading): Finding[] {
  const params = { title: item.title, text: amount.raw.trim() }
  if (amount.problem) return [planFinding('plan-estimate-unreadable', [item.amountLine], params)]
  const findings: Finding[] = []
  if (amount.approximate)
    findings.push(planFinding('plan-estimate-approximate', [item.amountLine], params))
  if (amount.state === 'value' && amount.unitSource === 'default') {
    findings.push(planFinding('plan-unit-missing', [item.amountLine], params))
  }
  return findings
}

function declaredFindings(declared: Declared, contradicted: (keyof Declared)[]): Finding[] {
  const findings: Finding[] = []
  const { total, fixed, priority, base } = declared
  if (
    total !== undefined &&
    base !== undefined &&
    (fixed !== undefined || priority !== undefined)
  ) {
    const computed = total - (fixed ?? 0) - (priority ?? 0)
    if (computed !== base)
      findings.push(planFinding('plan-base-differs', [], { computed, declared: base }))
  }
  if (contradicted.length > 0) {
    const names = {
      total: '区全体の額',
      fixed: '固定経費',
      priority: '重点経費',
      base: '除いた経費',
      share: '反映割合',
    }
    findings.push(
      planFinding('plan-declared-contradicted', [], {
        what: contradicted.map((key) => names[key]),
      }),
    )
  }
  return findings
}

const stageWords: [RegExp, Stage][] = [
  [/算定見込/, '算定見込'],
  [/要求額/, '要求'],
  [/予算案/, '予算案'],
  [/当初予算/, '当初'],
  [/補正/, '補正'],
  [/決算/, '決算'],
]

/** The stage that the amounts' labels name, where they agree. */
function stageOf(issues: readonly DraftIssue[]): Stage | null {
  const stages = new Set<Stage>()
  for (const { amount } of itemsOf(issues)) {
    if (!amount) continue
    for (const [word, stage] of stageWords) if (word.test(amount.raw)) stages.add(stage)
  }
  return stages.size === 1 ? ([...stages][0] ?? null) : null
}

const itemsOf = (issues: readonly DraftIssue[]): DraftItem[] =>
  issues.flatMap((i) => i.strategies.flatMap((s) => [s, ...s.initiatives]))

/** The unit that most amounts are printed in. */
function commonUnit(issues: readonly DraftIssue[]): Unit {
  const counts = new Map<Unit, number>()
  for (const { amount } of itemsOf(issues)) {
    if (amount?.unit && amount.state === 'value')
      counts.set(amount.unit, (counts.get(amount.unit) ?? 0) + 1)
  }
  let best: Unit = '千円'
  let most = 0
  for (const [unit, count] of counts) {
    if (count > most) {
      best = unit
      most = count
    }
  }
  return best
}

const leftoverFinding = (leftover: readonly PlanLine[]): Finding =>
  planFinding(
    'plan-lines-not-read',
    leftover.slice(0, 100).map((line) => line.no),
    { count: leftover.length, texts: leftover.slice(0, 20).map((line) => line.text.slice(0, 80)) },
  )
