// A counting mark on a line without a figure adds nothing to the share.
import { leavesWhere } from '../lines-where.ts'
import type { Rule } from '../rule.ts'

export const markWithoutMoney: Rule = {
  code: 'classification/mark-without-money',
  family: 'classification',
  severity: 'info',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    leavesWhere(
      context,
      context.column('reflection') === null ? 'amount' : 'reflection',
      ({ reflection, amount }) =>
        reflection.kind === 'mark' && (amount.state === 'none' || amount.state === 'zero'),
    ).map(({ cells, params }) => ({ cells, params: { count: params.count ?? 0 } })),
}
