// An opinion of which nothing says what became of it.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'
import { ofOpinion } from './of-opinion.ts'

export const undecided: Rule = {
  code: 'opinions/undecided',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'register'],
  silencedBy: [],
  check: (context) =>
    opinionLinks(context)
      .opinions.filter(({ decision }) => decision === null)
      .map(({ opinion }) => ofOpinion(context, opinion, 'decision')),
}
