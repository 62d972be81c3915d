// A sum of single cells one of which holds words: Excel answers #VALUE! or leaves it out.
import { cellAddress } from '../../address/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { inTable, ofAmounts } from '../facts/in-table.ts'

export const refersToText: Rule = {
  code: 'formulas/refers-to-text',
  family: 'formulas',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value'],
  check: (context) =>
    context.formulas.all
      .filter((formula) => inTable(context, formula))
      .flatMap((formula): Draft[] => {
        if (formula.kind !== 'sum') return []
        const texts = formula.terms.flatMap(({ by, range }) => {
          const value = context.cellAt(range.top, range.left)
          // A lone =D5 may show a text on purpose; a dash in an amount column is "none".
          const added = by === 'reference' && formula.terms.length > 1
          const isText = typeof value === 'string' && value !== '' && !/[0-9０-９]/.test(value)
          return added && isText ? [cellAddress(range.top, range.left)] : []
        })
        if (texts.length === 0) return []
        return [
          {
            cells: [cellAddress(formula.row, formula.column)],
            ...ofAmounts(context, formula),
            params: { formula: formula.text, texts },
          },
        ]
      }),
}
