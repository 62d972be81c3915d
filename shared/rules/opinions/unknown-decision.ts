// A decision in words that are neither the usual ones nor the policy's.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'
import { ofOpinion } from './of-opinion.ts'

export const unknownDecision: Rule = {
  code: 'opinions/unknown-decision',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'register'],
  silencedBy: [],
  check: (context) =>
    opinionLinks(context)
      .opinions.filter(({ decision }) => decision === 'other')
      .map(({ opinion }) =>
        ofOpinion(context, opinion, 'decision', { text: opinion.decisionText ?? '' }),
      ),
}
