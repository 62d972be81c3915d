// An amount beyond exact integers: surely a slip.
import type { Rule } from '../engine/rule.ts'
import { problems } from './unreadable.ts'

export const tooLarge: Rule = {
  code: 'amounts/too-large',
  family: 'amounts',
  severity: 'error',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    problems(context, new Set(['tooLarge'])).map(({ cells, params }) => ({
      cells,
      params: { text: params.text ?? '', count: params.count ?? 0 },
    })),
}
