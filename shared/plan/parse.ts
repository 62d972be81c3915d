// Reads a plan from its published text. What is inferred is reported; what is not understood is named.
import type { AmountReading } from '../model/budget.ts'
import type { Declared, Finding, Plan, Stage, Unit } from '../schema/index.ts'
import { fold } from '../text/fold.ts'
import { readDeclared } from './declared.ts'
import { inferPriority } from './exclusion.ts'
import { numberIssues } from './issue-numbers.ts'
import { mostLines, type PlanLine, readPlanLines } from './lines.ts'
import { planFinding } from './messages.ts'
import { type DraftIssue, type DraftItem, draftPlan } from './outline.ts'

export interface PlanTextOptions {
  /** Ward id; a plan's text does not say it. */
  ward?: string | null
  fiscalYear?: number | null
}

export interface PlanReading {
  plan: Plan
  findings: Finding[]
}

/**
 * A plan from markdown or plain text in the manner of 経営課題N / ☆ / ○ 【算定見込額 …】. Never throws:
 * an unreadable text gives an empty plan and a finding. Estimates are yen. Source: DOMAIN.md §2, §4.
 */
export function parsePlanText(text: string, options: PlanTextOptions = {}): PlanReading {
  const { lines, stoppedAt } = readPlanLines(text)
  const { issues, leftover, findings } = draftPlan(lines)
  const numbers = numberIssues(issues)
  const places = placesOf(numbers.numbers)
  const { declared, contradicted } = readDeclared(proseOf(lines))

  const plan: Plan = {
    ward: options.ward ?? null,
    fiscalYear: options.fiscalYear ?? null,
    stage: stageOf(lines),
    unit: commonUnit(issues),
    issues: issues.map((issue, i) => ({
      no: numbers.numbers[i] ?? null,
      title: issue.title,
      strategies: issue.strategies.map((strategy, s) => ({
        title: strategy.title,
        ...estimateOf(strategy.amount),
        initiatives: strategy.initiatives.map((initiative, n) => ({
          id: `${places[i]}-${s + 1}-${n + 1}`,
          title: initiative.title,
          ...estimateOf(initiative.amount),
        })),
      })),
    })),
  }
  if (Object.keys(declared).length > 0) plan.declared = declared
  const found = [
    ...(issues.length === 0 ? [planFinding('plan-nothing-read', [])] : []),
    ...(stoppedAt === null ? [] : [planFinding('plan-too-long', [stoppedAt], { most: mostLines })]),
    ...findings,
    ...numbers.findings,
    ...itemFindings(issues),
    ...inferPriority(plan, issues),
    ...declaredFindings(declared, contradicted),
    ...(leftover.length > 0 ? [leftoverFinding(leftover)] : []),
  ]
  return { plan, findings: found }
}

/** Lines that may state control figures: not those that carry an item's own amount. */
const proseOf = (lines: readonly PlanLine[]): string[] =>
  lines
    .filter((l) => l.kind === 'prose' || l.kind === 'heading' || l.kind === 'bullet')
    .map((l) => l.text)

/** What ids of an issue's initiatives begin with: its number, or its place where that is lost or repeated. */
function placesOf(numbers: readonly (number | null)[]): string[] {
  const used = new Set<number>()
  return numbers.map((no, index) => {
    if (no === null || used.has(no)) return `i${index + 1}`
    used.add(no)
    return String(no)
  })
}

function estimateOf(amount: AmountReading | null): { estimate?: number | null } {
  if (!amount) return {}
  if (amount.state === 'none') return { estimate: null }
  return amount.yen === null ? {} : { estimate: amount.yen }
}

/** What the amounts of strategies and initiatives have to say. */
function itemFindings(issues: readonly DraftIssue[]): Finding[] {
  const findings: Finding[] = []
  const seen = new Map<string, DraftItem>()
  for (const issue of issues) {
    for (const strategy of issue.strategies) {
      const bare = strategy.initiatives.length === 0
      if (bare && strategy.amount) {
        findings.push(
          planFinding('plan-strategy-carries-amount', [strategy.line], { title: strategy.title }),
        )
      }
      if (bare && !strategy.amount) findings.push(missing(strategy))
      if (strategy.amount) findings.push(...amountFindings(strategy, strategy.amount))
      findings.push(...sumFindings(strategy, strategy.initiatives))
      for (const initiative of strategy.initiatives) {
        const key = fold(initiative.title)
        const first = seen.get(key)
        if (first) {
          findings.push(
            planFinding('plan-title-repeated', [first.line, initiative.line], {
              title: initiative.title,
            }),
          )
        } else seen.set(key, initiative)
        if (initiative.amount) findings.push(...amountFindings(initiative, initiative.amount))
        else if (!strategy.amount) findings.push(missing(initiative))
      }
    }
  }
  return findings
}

const missing = (item: DraftItem): Finding =>
  planFinding('plan-estimate-missing', [item.line], { title: item.title })

function amountFindings(item: DraftItem, amount: AmountReading): Finding[] {
  const params = { title: item.title, text: amount.raw.trim() }
  if (amount.problem) return [planFinding('plan-estimate-unreadable', [item.amountLine], params)]
  const findings: Finding[] = []
  if (amount.approximate)
    findings.push(planFinding('plan-estimate-approximate', [item.amountLine], params))
  if (amount.state === 'value' && amount.unitSource !== 'cell') {
    findings.push(planFinding('plan-unit-missing', [item.amountLine], params))
  }
  return findings
}

function sumFindings(strategy: DraftItem, initiatives: readonly DraftItem[]): Finding[] {
  const own = strategy.amount?.yen ?? null
  if (own === null || initiatives.length === 0) return []
  let sum = 0
  for (const { amount } of initiatives) {
    if (!amount || amount.problem) return []
    sum += amount.yen ?? 0
  }
  if (sum === own) return []
  const params = { title: strategy.title, strategy: own, initiatives: sum }
  return [
    planFinding(
      'plan-sum-differs',
      [strategy.line, ...initiatives.map((i) => i.line)].slice(0, 20),
      params,
    ),
  ]
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
function stageOf(lines: readonly PlanLine[]): Stage | null {
  const stages = new Set<Stage>()
  for (const line of lines) {
    if (!('amount' in line) || !line.amount) continue
    for (const [word, stage] of stageWords) if (word.test(line.amount.raw)) stages.add(stage)
  }
  return stages.size === 1 ? ([...stages][0] ?? null) : null
}

/** The unit that most amounts are printed in. */
function commonUnit(issues: readonly DraftIssue[]): Unit {
  const counts = new Map<Unit, number>()
  const items = issues.flatMap((i) => i.strategies.flatMap((s) => [s, ...s.initiatives]))
  for (const { amount } of items) {
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
