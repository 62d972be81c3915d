// A line without an amount: neither a figure, nor 0, nor "-" for none.
import type { Line } from '../../model/budget.ts'
import { countOfLines } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { formulaOf } from '../facts/row-sums.ts'

export const missing: Rule = {
  code: 'amounts/missing',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['formulas/error-value'],
  check(context) {
    const blank = context.survey.missing.filter(
      ({ initiative, strategy }) => initiative + strategy !== '',
    )
    // A figure typed over a formula would be lost with the next change of what it looks at.
    const isFormula = (line: Line): boolean => formulaOf(context, line) !== null
    return [
      ...drafts(
        'blank',
        blank.filter((line) => !isFormula(line)),
      ),
      ...drafts('formula', blank.filter(isFormula)),
    ]

    function drafts(variant: string, lines: readonly Line[]): Draft[] {
      return countOfLines(context, lines).map(({ cells, params }) => ({
        cells,
        params: { variant, ...params },
      }))
    }
  },
}
