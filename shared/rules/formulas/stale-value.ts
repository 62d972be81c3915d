// A sum whose cell shows another number than its cells add up to: not recalculated.
import { cellAddress } from '../../address/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { inTable, ofAmounts } from '../facts/in-table.ts'

export const staleValue: Rule = {
  code: 'formulas/stale-value',
  family: 'formulas',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: [
    'formulas/error-value',
    'formulas/range-misses-rows',
    'formulas/counts-twice',
    'formulas/includes-itself',
    'formulas/circular-reference',
    'formulas/refers-to-text',
  ],
  check: (context) =>
    context.formulas.all
      .filter((formula) => inTable(context, formula))
      .flatMap((formula): Draft[] => {
        if (formula.kind !== 'sum') return []
        const shown = context.cellAt(formula.row, formula.column)
        if (typeof shown !== 'number') return []
        // A1+A2 turns text into numbers where it can: not worked out here.
        const hasText = formula.terms.some(
          ({ by, range }) =>
            by === 'reference' && typeof context.cellAt(range.top, range.left) === 'string',
        )
        if (hasText) return []
        const sum = context.formulas.sumOf(formula, shown)
        if (sum === null) return []
        // Decimals are added in binary: compared as closely as Excel shows them.
        if (Math.abs(sum - shown) <= 1e-9 * Math.max(1, Math.abs(sum))) return []
        return [
          {
            cells: [cellAddress(formula.row, formula.column)],
            ...ofAmounts(context, formula),
            params: { shown: String(shown), sum: String(sum), formula: formula.text },
          },
        ]
      }),
}
