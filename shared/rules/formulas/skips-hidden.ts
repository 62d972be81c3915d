// SUBTOTAL(109,…) leaves hidden rows out, so the total changes with what is shown.

import { yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { formulaOf } from '../facts/row-sums.ts'
import { termLines } from '../facts/term-lines.ts'

export const skipsHidden: Rule = {
  code: 'formulas/skips-hidden',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows', 'formulas/counts-twice'],
  check: (context) =>
    termLines(context, (line, term) => line.hidden && term.skipsHidden && Boolean(line.yen)).map(
      ({ total, lines }): Draft => {
        const cell = context.cell(total)
        const rows = context.ranges(lines.map(({ row }) => row))
        const formula = formulaOf(context, total)?.text ?? ''
        return {
          cells: [cell, ...rows],
          params: { formula, rows, yen: yenOf(lines), unit: context.unit },
          suggestion: {
            label: 'sumFormula',
            edits: [{ cell, value: formula.replace(/SUBTOTAL\(\s*109\s*,/gi, 'SUBTOTAL(9,') }],
          },
        }
      },
    ),
}
