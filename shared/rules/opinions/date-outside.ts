// A meeting on a day when this plan's opinions are not heard: they are in the fiscal year before it. Source: DOMAIN.md §8.
import type { Rule } from '../engine/rule.ts'
import { ofOpinion } from './of-opinion.ts'

export const dateOutside: Rule = {
  code: 'opinions/date-outside',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check(context) {
    const { fiscalYear, opinions } = context.register?.opinions ?? {
      fiscalYear: null,
      opinions: [],
    }
    if (fiscalYear === null) return []
    const from = `${fiscalYear - 1}-04-01`
    const until = `${fiscalYear}-03-31`
    return opinions
      .filter(({ date }) => date !== null && (date < from || date > until))
      .map((opinion) =>
        ofOpinion(context, opinion, 'date', { date: opinion.date ?? '', from, until }),
      )
  },
}
