// An opinion called reflected that names nothing in the budget.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'
import { isReflected, ofOpinion } from './of-opinion.ts'

export const reflectedWithoutItem: Rule = {
  code: 'opinions/reflected-without-item',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'register'],
  silencedBy: [],
  check: (context) =>
    opinionLinks(context)
      .opinions.filter(
        ({ decision, items, unknown }) =>
          isReflected(decision) && items.length === 0 && unknown.length === 0,
      )
      .map(({ opinion }) => ofOpinion(context, opinion, 'items')),
}
