// Whether a listed item is itself the priority expense: certain only where its amount says so and no other's does.
import type { Finding, Plan } from '../schema/index.ts'
import { planFinding } from './messages.ts'
import type { DraftIssue } from './outline.ts'

/**
 * Marks the one item whose estimate equals the declared priority expense (`exclusion: 'priority'`)
 * and reports it. Source: DOMAIN.md §3, the priority expense may be a listed item.
 */
export function inferPriority(plan: Plan, drafts: readonly DraftIssue[]): Finding[] {
  const yen = plan.declared?.priority
  if (yen === undefined || yen === 0) return []
  const found: { item: { title: string; exclusion?: string | undefined }; line: number }[] = []
  for (const [i, issue] of plan.issues.entries()) {
    for (const [s, strategy] of issue.strategies.entries()) {
      const draft = drafts[i]?.strategies[s]
      if (strategy.initiatives.length === 0 && strategy.estimate === yen) {
        found.push({ item: strategy, line: draft?.line ?? 0 })
      }
      for (const [n, initiative] of strategy.initiatives.entries()) {
        if (initiative.estimate === yen)
          found.push({ item: initiative, line: draft?.initiatives[n]?.line ?? 0 })
      }
    }
  }
  const [only] = found
  if (!only) return []
  const lines = found.map(({ line }) => line)
  if (found.length > 1) {
    const titles = found.map(({ item }) => item.title)
    return [planFinding('plan-priority-ambiguous', lines, { yen, titles })]
  }
  only.item.exclusion = 'priority'
  return [planFinding('plan-priority-inferred', lines, { title: only.item.title, yen })]
}
