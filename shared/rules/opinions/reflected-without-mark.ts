// An opinion called reflected whose item has money, and none of it in the numerator.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'
import { hasMoney, isReflected, ofOpinion } from './of-opinion.ts'

export const reflectedWithoutMark: Rule = {
  code: 'opinions/reflected-without-mark',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'share',
  needs: ['table', 'register'],
  silencedBy: [],
  check(context) {
    const { opinions, isCounted } = opinionLinks(context)
    const isExcluded = context.lines.perExclusion(({ kind }) => kind === 'policy')
    return opinions.flatMap(({ opinion, decision, items }) =>
      items
        .filter(
          (item) => isReflected(decision) && hasMoney(context, item) && !item.lines.some(isCounted),
        )
        .map((item) => {
          const excluded = item.lines.every(isExcluded)
          const params = { variant: excluded ? 'excluded' : 'unmarked', title: item.title }
          // What is excluded counts with no mark.
          const settled = excluded ? { unsettles: null } : {}
          return { ...ofOpinion(context, opinion, 'items', params), ...settled }
        }),
    )
  },
}
