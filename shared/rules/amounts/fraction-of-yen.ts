// An amount that is not a whole number of yen.
import type { Rule } from '../engine/rule.ts'
import { problems } from './unreadable.ts'

export const fractionOfYen: Rule = {
  code: 'amounts/fraction-of-yen',
  family: 'amounts',
  severity: 'error',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    problems(context, new Set(['fraction'])).map(({ cells, params }) => ({
      cells,
      params: { text: params.text ?? '', count: params.count ?? 0 },
    })),
}
