// A formula that adds a single blank cell: the row it meant has moved, most likely.
import { cellAddress } from '../../address/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { inTable, ofAmounts } from '../facts/in-table.ts'

export const refersToBlank: Rule = {
  code: 'formulas/refers-to-blank',
  family: 'formulas',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value', 'formulas/range-misses-rows'],
  check: (context) =>
    context.formulas.all
      .filter((formula) => inTable(context, formula))
      .flatMap((formula): Draft[] => {
        const blank = formula.terms.filter(({ by, range }) => {
          const single = range.top === range.bottom && range.left === range.right
          const value = context.cellAt(range.top, range.left)
          return by === 'reference' && single && (value === null || value === '')
        })
        // IF(F5="",…) looks at blanks on purpose.
        if (blank.length === 0 || /"|ISBLANK|COUNTA/i.test(formula.text)) return []
        return [
          {
            cells: [cellAddress(formula.row, formula.column)],
            ...ofAmounts(context, formula),
            params: {
              formula: formula.text,
              blank: blank.map(({ range }) => cellAddress(range.top, range.left)),
            },
          },
        ]
      }),
}
