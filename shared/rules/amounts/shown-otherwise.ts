// A number format prints a sign that the value does not have, or hides the value: people and sums read two figures.
import type { Draft, Rule } from '../engine/rule.ts'

export const shownOtherwise: Rule = {
  code: 'amounts/shown-otherwise',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['amounts/unit-conflict'],
  check: (context) =>
    context.survey.shownOtherwise.map((line): Draft => {
      const shown = line.amount.shownOtherwise ?? ''
      return {
        cells: [context.cell(line)],
        params: {
          variant: shown === '' ? 'hidden' : 'shown',
          shown,
          yen: line.yen ?? 0,
          unit: context.unit,
        },
      }
    }),
}
