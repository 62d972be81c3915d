// An initiative written almost as the plan has it.
import type { Rule } from '../rule.ts'
import { nearMisses } from './unmatched-names.ts'

export const initiativeNearMiss: Rule = {
  code: 'schema/initiative-near-miss',
  family: 'schema',
  severity: 'warning',
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) => nearMisses(context, 'initiative'),
}
