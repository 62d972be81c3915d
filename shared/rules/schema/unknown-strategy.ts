// A strategy that the plan does not have.
import type { Rule } from '../rule.ts'
import { unknownNames } from './unmatched-names.ts'

export const unknownStrategy: Rule = {
  code: 'schema/unknown-strategy',
  family: 'schema',
  severity: 'warning',
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) => unknownNames(context, 'strategy'),
}
