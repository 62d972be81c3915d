// What the written sheets say of their own figures: final, provisional and why, or changed since the check.
import { literal } from '../block/formula.ts'
import type { PlanContext } from './context.ts'

export interface State {
  kind: 'final' | 'provisional' | 'not-applicable'
  /** As the sheet says it while nothing has changed. */
  words: string
}

/** A share is final only when the report says so and no line's mark is open. */
export function stateOf({ report, lines, words }: PlanContext): State {
  const { status } = report.totals.share
  if (status === 'not-applicable') return { kind: status, words: words.noShare }
  if (status === 'provisional' || lines.unset > 0) {
    return { kind: 'provisional', words: words.provisional(whyProvisional()) }
  }
  return { kind: 'final', words: words.final }

  function whyProvisional(): string {
    if (lines.unset > 0) return words.unsetRemain(lines.unset)
    return words.errorsRemain
  }
}

/** A formula that says one thing while the figures stand as they were checked, another once they do not. */
export function unlessChanged(
  { layout }: PlanContext,
  unchanged: string,
  changed: string,
  from: 'summary' | 'elsewhere' = 'summary',
): string {
  const count = `C${layout.summary.changed}`
  const cell = from === 'summary' ? count : layout.summary.at(count)
  return `=IF(${cell}=0,${literal(unchanged)},${literal(changed)})`
}
