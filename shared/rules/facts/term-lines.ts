// Lines inside the SUM ranges of totals, for which something holds.

import type { Term } from '../../formula/parse-formula.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

/** Totals whose SUM or SUBTOTAL ranges take in lines that `holds`, with those lines. */
export function termLines(
  context: RuleContext,
  holds: (line: Line, term: Term) => boolean,
): { total: Line; lines: Line[]; terms: Term[] }[] {
  const { lines, formulas, survey } = context
  const column = context.column('amount')
  if (column === null) return []
  return survey.totals.flatMap((total) => {
    const formula = total.covers === null ? null : formulas.at(total.row, column)
    if (formula?.kind !== 'sum') return []
    const terms = formula.terms.filter(
      ({ by, range }) => by !== 'reference' && range.left <= column && column <= range.right,
    )
    const found = lines.where((i) => {
      const row = lines.rowOf(i)
      return (
        lines.isLeaf(i) &&
        terms.some(
          (term) =>
            row >= term.range.top && row <= term.range.bottom && holds(lines.get(i) as Line, term),
        )
      )
    })
    return found.length > 0 ? [{ total, lines: found, terms }] : []
  })
}
