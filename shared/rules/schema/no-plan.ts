// Without a plan nothing can be held against it: said once.
import type { Rule } from '../engine/rule.ts'

export const noPlan: Rule = {
  code: 'schema/no-plan',
  family: 'schema',
  severity: 'info',
  scope: 'budget',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: ({ plan }) => (plan === null ? [{ cells: [], params: {} }] : []),
}
