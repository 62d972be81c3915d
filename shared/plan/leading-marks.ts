// ① and ② before a title: the item's mark, or its number where they count up.
import type { Finding } from '../schema/index.ts'
import type { DraftIssue, DraftItem } from './draft.ts'
import { planFinding } from './messages.ts'

/** Decides for the whole plan at once, sets the marks, and says which it took them for. */
export function leadingMarks(issues: readonly DraftIssue[]): Finding[] {
  const groups = issues.flatMap(({ strategies }) => [
    strategies,
    ...strategies.map(({ initiatives }) => initiatives),
  ])
  const led = groups.flat().filter(({ lead, reflection }) => lead !== null && reflection === null)
  if (led.length === 0) return []
  const lines = led.slice(0, 100).map(({ line }) => line)
  if (countUp(groups)) return [planFinding('plan-numbers-leading', lines, { count: led.length })]
  for (const item of led) {
    item.reflection = String.fromCharCode(0x245f + (item.lead ?? 1))
    item.title = item.title.replace(/^[①-⑳][\s\u3000]*/, '') || item.title
  }
  return [planFinding('plan-marks-leading', lines, { count: led.length })]
}

/** Whether the numbers go 1, 2, 3 … in each group, or on through all of them. */
function countUp(groups: readonly (readonly DraftItem[])[]): boolean {
  const runs = groups
    .map((items) => items.flatMap(({ lead }) => (lead === null ? [] : [lead])))
    .filter((run) => run.length > 0)
  const one = runs.flat()
  const counts = (run: readonly number[]): boolean => run.every((no, i) => no === i + 1)
  return (
    (counts(one) && one.length > 1) || (runs.every(counts) && runs.some((run) => run.length > 1))
  )
}
