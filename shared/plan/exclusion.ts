// Whether a listed item is itself the priority expense: certain only where its amount says so and no other's does.
import type { Declared, Finding } from '../schema/index.ts'
import { planFinding } from './messages.ts'
import type { PlanRow } from './rows.ts'

/**
 * Marks the one item whose estimate equals the declared priority expense (`exclusion: 'priority'`)
 * and reports it. Source: DOMAIN.md §3, the priority expense may be a listed item.
 */
export function inferPriority(rows: PlanRow[], declared: Declared): Finding[] {
  const yen = declared.priority
  if (yen === undefined || yen === 0) return []
  if (rows.some(({ exclusion }) => exclusion === 'priority')) return []
  const found = rows.filter((row, index) => row.estimate === yen && isLeaf(rows, index))
  const [only] = found
  if (!only) return []
  const lines = found.map(({ line }) => line)
  if (found.length > 1) {
    const titles = found.map(({ title }) => title)
    return [planFinding('plan-priority-ambiguous', lines, { yen, titles })]
  }
  only.exclusion = 'priority'
  return [planFinding('plan-priority-inferred', lines, { title: only.title, yen })]
}

const isLeaf = (rows: readonly PlanRow[], index: number): boolean =>
  rows[index]?.level === 'initiative' ||
  (rows[index]?.level === 'strategy' && rows[index + 1]?.level !== 'initiative')
