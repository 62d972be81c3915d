// A sum beyond exact integers: lines past it are in no total.
import type { Rule } from '../engine/rule.ts'

export const sumTooLarge: Rule = {
  code: 'totals/too-large',
  family: 'totals',
  severity: 'error',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: ({ totals }) =>
    totals.leftOut
      .filter(({ reason }) => reason === 'tooLarge')
      .map(({ cells }) => ({ cells, params: {} })),
}
