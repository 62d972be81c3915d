// A strategy that the plan does not have.
import type { Rule } from '../engine/rule.ts'
import { unknownNames } from '../facts/unmatched-names.ts'

export const unknownStrategy: Rule = {
  code: 'schema/unknown-strategy',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) => unknownNames(context, 'strategy'),
}
