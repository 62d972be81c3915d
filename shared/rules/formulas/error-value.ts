// A cell whose formula failed: #REF!, #VALUE! and the like.
import { linesByText } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const errorValue: Rule = {
  code: 'formulas/error-value',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    linesByText(
      context.survey.problems.filter(({ amount }) => amount.problem?.code === 'errorValue'),
      ({ amount }) => amount.raw,
    ).map(({ text, rows }) => ({
      cells: context.ranges(rows),
      params: { text, count: rows.length },
    })),
}
