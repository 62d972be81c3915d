// A unit or a word in a cell that should hold a number and nothing else.
import { leavesWhere } from '../lines-where.ts'
import type { Rule } from '../rule.ts'

export const unitInCell: Rule = {
  code: 'guideline/unit-in-cell',
  family: 'guideline',
  severity: 'advice',
  needs: ['table'],
  silencedBy: ['structure/number-as-text', 'amounts/unit-conflict'],
  check: (context) =>
    leavesWhere(
      context,
      'amount',
      ({ amount }) =>
        amount.yen !== null && amount.unitSource === 'cell' && amount.raw.includes('円'),
    ).map(({ cells, params }) => ({ cells, params: { count: params.count ?? 0 } })),
}
