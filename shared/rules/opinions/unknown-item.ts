// An opinion names an item that neither the plan nor the sheet has, perhaps a near miss of one.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'
import { ofOpinion } from './of-opinion.ts'

export const unknownItem: Rule = {
  code: 'opinions/unknown-item',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'register'],
  silencedBy: [],
  check: (context) =>
    opinionLinks(context).opinions.flatMap(({ opinion, unknown }) =>
      unknown.map(({ name, near }) =>
        ofOpinion(context, opinion, 'items', {
          variant: near === null ? 'unknown' : 'near',
          text: name,
          title: near ?? '',
        }),
      ),
    ),
}
