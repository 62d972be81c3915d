// SUBTOTAL(109,…), and SUBTOTAL(9,…) under a filter, leaves hidden rows out, so the total changes with what is shown.

import { yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { hiddenMoney } from '../facts/hidden-money.ts'
import { formulaOf } from '../facts/row-sums.ts'
import { sumFormula } from '../facts/sum-formula.ts'
import { termLines } from '../facts/term-lines.ts'

export const skipsHidden: Rule = {
  code: 'formulas/skips-hidden',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows', 'formulas/counts-twice'],
  check: (context) =>
    termLines(context, hiddenMoney(context), ({ skipsHidden }) => skipsHidden).map(
      ({ total, lines }): Draft => {
        const cell = context.cell(total)
        const rows = context.ranges(lines.map(({ row }) => row))
        const formula = formulaOf(context, total)?.text ?? ''
        const draft: Draft = {
          cells: [cell, ...rows],
          params: { formula, rows, yen: yenOf(lines), unit: context.unit },
        }
        // SUBTOTAL(9,…) in its place would leave the rows out again while a filter hides them.
        const value = sumFormula(context, total)
        if (value) draft.suggestion = { label: 'sumFormula', edits: [{ cell, value }] }
        return draft
      },
    ),
}
