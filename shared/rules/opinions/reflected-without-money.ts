// An opinion called reflected whose item has no money.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'
import { hasMoney, isReflected, ofOpinion } from './of-opinion.ts'

export const reflectedWithoutMoney: Rule = {
  code: 'opinions/reflected-without-money',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'register'],
  silencedBy: [],
  check: (context) =>
    opinionLinks(context).opinions.flatMap(({ opinion, decision, items }) =>
      items
        .filter((item) => isReflected(decision) && !hasMoney(context, item))
        .map(({ title }) => ofOpinion(context, opinion, 'items', { title })),
    ),
}
