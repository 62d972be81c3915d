// Which lines a total's formula really adds, and how often: through the subtotals it refers to.

import type { Formula } from '../../formula/parse-formula.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'
import { createLineCounter, type LineCounter } from './line-counter.ts'
import { onceFor } from './once.ts'

export interface Coverage {
  line: Line
  formula: Formula
  /** Leaves of the total's block that it does not add. */
  missing: Line[]
  /** Leaves it adds more than once. */
  twice: Line[]
  /** 再掲 and うち rows it adds. */
  relisted: Line[]
  /** Leaves of other blocks that it adds. */
  foreign: Line[]
  /** Cells of its own that it adds. */
  itself: boolean
}

/** Coverage of every subtotal and total whose amount is a plain sum. Worked out once. */
export const coverages = onceFor((context: RuleContext): Coverage[] => {
  const column = context.column('amount')
  const counter = column === null ? null : createLineCounter(context, column)
  const found = context.survey.totals.flatMap((line) => {
    const formula = column === null ? null : context.formulas.at(line.row, column)
    if (!counter || formula?.kind !== 'sum' || line.covers === null) return []
    return coverageOf(context, line, formula, counter) ?? []
  })
  return found
})

function coverageOf(
  { lines, work }: RuleContext,
  line: Line,
  formula: Formula,
  counter: LineCounter,
): Coverage | null {
  const { from, to } = line.covers ?? { from: 0, to: -1 }
  if (!work.take('formulas', to - from + 1)) return null
  const counted = counter.count(line, formula)
  if (!counted) return null
  const { itself, first, last, timesOf } = counted
  const empty = { missing: [], twice: [], relisted: [], foreign: [] }
  const coverage: Coverage = { line, formula, ...empty, itself }
  for (let i = from; i <= to; i++) {
    const kind = lines.kindOf(i)
    const often = timesOf(i)
    if (i === line.index) continue
    if (kind === 'leaf') {
      if (often < 1 && lines.stateOf(i) !== 'none') coverage.missing.push(lines.get(i) as Line)
      if (often > 1) coverage.twice.push(lines.get(i) as Line)
    } else if ((kind === 'relisted' || kind === 'included') && often > 0 && lines.yen[i]) {
      coverage.relisted.push(lines.get(i) as Line)
    }
  }
  for (let i = first; i <= last; i++) {
    if (i >= from && i <= to) continue
    if (lines.isLeaf(i) && timesOf(i) > 0 && lines.yen[i]) {
      coverage.foreign.push(lines.get(i) as Line)
    }
  }
  // What is found is listed cell by cell in the finding.
  const listed = coverage.missing.length + coverage.twice.length + coverage.foreign.length
  return work.take('formulas', 4 * listed) ? coverage : null
}
