// An issue that the plan does not have.
import type { Rule } from '../rule.ts'
import { unknownNames } from './unmatched-names.ts'

export const unknownIssue: Rule = {
  code: 'schema/unknown-issue',
  family: 'schema',
  severity: 'warning',
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) => unknownNames(context, 'issue'),
}
