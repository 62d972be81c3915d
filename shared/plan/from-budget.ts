// The plan that a budget sheet itself amounts to: its issues, strategies and initiatives with their amounts.
import { amountUnit } from '../model/amount-unit.ts'
import type { Budget, Line } from '../model/budget.ts'
import type { Initiative, Issue, Plan, Policy, Strategy } from '../schema/index.ts'
import { fold } from '../text/fold.ts'
import { issueHeading } from './heading.ts'

/**
 * A plan from a read budget. Lines of one initiative (split over departments) are added; parents,
 * subtotals and parts are left out. Year only where the sheet names exactly one; ward unknown.
 */
export function planFromBudget(budget: Budget, policy: Policy): Plan {
  const issues: Issue[] = []
  const issueOf = new Map<string, Issue>()
  const strategyOf = new Map<string, Strategy>()
  /** Places from 1, for the ids of initiatives. */
  const issueAt = new Map<Issue, number>()
  const placeOf = new Map<Strategy, string>()
  const itemOf = new Map<
    string,
    { item: Strategy | Initiative; exclusions: Set<string>; marks: Set<string> }
  >()

  for (const line of budget.lines) {
    if (line.rowKind !== 'leaf') continue
    const names = namesOf(line)
    if (!names) continue
    const issueKey = fold(names.issue)
    let issue = issueOf.get(issueKey)
    if (!issue) {
      const heading = issueHeading(names.issue)
      issue = { no: heading?.no ?? null, title: heading?.title || names.issue, strategies: [] }
      issueOf.set(issueKey, issue)
      issues.push(issue)
      issueAt.set(issue, issues.length)
    }
    const strategyKey = `${issueKey}\n${fold(names.strategy)}`
    let strategy = strategyOf.get(strategyKey)
    if (!strategy) {
      strategy = { title: names.strategy, initiatives: [] }
      strategyOf.set(strategyKey, strategy)
      issue.strategies.push(strategy)
      placeOf.set(
        strategy,
        `${issue.no ?? `i${issueAt.get(issue) ?? issues.length}`}-${issue.strategies.length}`,
      )
    }
    const itemKey = `${strategyKey}\n${fold(names.initiative)}`
    let entry = itemOf.get(itemKey)
    if (!entry) {
      const item =
        names.initiative === ''
          ? strategy
          : addInitiative(strategy, names.initiative, placeOf.get(strategy) ?? '')
      entry = { item, exclusions: new Set(), marks: new Set() }
      itemOf.set(itemKey, entry)
    }
    addAmount(entry.item, line)
    entry.exclusions.add(line.exclusion.kind === 'policy' ? line.exclusion.id : '')
    entry.marks.add(line.reflection.kind === 'mark' ? line.reflection.symbol : '')
  }
  for (const { item, exclusions, marks } of itemOf.values()) {
    const exclusion = only(exclusions)
    const reflection = only(marks)
    if (exclusion) item.exclusion = exclusion
    if (reflection) item.reflection = reflection
  }
  return {
    ward: null,
    fiscalYear: yearOf(budget),
    stage: null,
    unit: amountUnit(budget.table) ?? policy.defaultUnit ?? '千円',
    issues,
  }
}

/** Names of a leaf; a sheet without the upper levels gets the nearest one that it has. */
function namesOf({
  issue,
  strategy,
  initiative,
}: Line): { issue: string; strategy: string; initiative: string } | null {
  const own = initiative || strategy || issue
  if (own === '') return null
  return {
    issue: issue || '（経営課題の記載なし）',
    strategy: strategy || issue || own,
    initiative,
  }
}

function addInitiative(strategy: Strategy, title: string, place: string): Initiative {
  const initiative: Initiative = { id: `${place}-${strategy.initiatives.length + 1}`, title }
  strategy.initiatives.push(initiative)
  return initiative
}

/** Adds a line's amount; `none` counts only while no figure is there, an unreadable amount not at all. */
function addAmount(item: Strategy | Initiative, { amount }: Line): void {
  if (amount.yen !== null) item.estimate = (item.estimate ?? 0) + amount.yen
  else if (amount.state === 'none' && item.estimate === undefined) item.estimate = null
}

const only = (values: Set<string>): string | null =>
  values.size === 1 ? ([...values][0] ?? null) : null

function yearOf(budget: Budget): number | null {
  const years = new Set(budget.years.map((year) => year.fiscalYear))
  return years.size === 1 ? ([...years][0] ?? null) : null
}
