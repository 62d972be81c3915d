// An issue that the plan does not have.
import type { Rule } from '../engine/rule.ts'
import { unknownNames } from '../facts/unmatched-names.ts'

export const unknownIssue: Rule = {
  code: 'schema/unknown-issue',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) => unknownNames(context, 'issue'),
}
