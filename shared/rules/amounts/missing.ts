// A line without an amount: neither a figure, nor 0, nor "-" for none.
import { leavesWhere } from '../lines-where.ts'
import type { Rule } from '../rule.ts'

export const missing: Rule = {
  code: 'amounts/missing',
  family: 'amounts',
  severity: 'warning',
  needs: ['table'],
  silencedBy: ['formulas/error-value'],
  check: (context) =>
    leavesWhere(
      context,
      'amount',
      (line) => line.amount.state === 'missing' && (line.initiative !== '' || line.strategy !== ''),
    ).map(({ cells, params }) => ({ cells, params: { count: params.count ?? 0 } })),
}
