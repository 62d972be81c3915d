// A line without an amount: neither a figure, nor 0, nor "-" for none.
import { countOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const missing: Rule = {
  code: 'amounts/missing',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['formulas/error-value'],
  check: (context) =>
    countOfLines(
      context,
      context.survey.missing.filter(({ initiative, strategy }) => initiative + strategy !== ''),
    ),
}
