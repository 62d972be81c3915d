// Lines inside the SUM ranges of totals.

import { firstFrom } from '../../formula/ascending.ts'
import type { Term } from '../../formula/parse-formula.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

/**
 * Totals whose SUM or SUBTOTAL ranges take in some of these lines, with those lines.
 * @param lines in sheet order @param counts whether a range is one to look at
 */
export function termLines(
  context: RuleContext,
  lines: readonly Line[],
  counts: (term: Term) => boolean,
): { total: Line; lines: Line[] }[] {
  const { formulas, survey, work } = context
  const column = context.column('amount')
  if (column === null || lines.length === 0) return []
  const rowAt = (n: number): number => (lines[n] as Line).row
  return survey.totals.flatMap((total) => {
    const formula = total.covers === null ? null : formulas.at(total.row, column)
    if (formula?.kind !== 'sum') return []
    const found = new Set<number>()
    for (const term of formula.terms) {
      const { range, by } = term
      if (by === 'reference' || range.left > column || column > range.right) continue
      if (!counts(term)) continue
      const end = firstFrom(lines.length, rowAt, range.bottom + 1)
      const start = firstFrom(lines.length, rowAt, range.top)
      if (start < end && !work.take('formulas', 4 * (end - start))) return []
      for (let n = start; n < end; n++) found.add(n)
    }
    if (found.size === 0) return []
    return [{ total, lines: [...found].sort((a, b) => a - b).map((n) => lines[n] as Line) }]
  })
}
