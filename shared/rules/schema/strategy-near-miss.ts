// A strategy written almost as the plan has it.
import type { Rule } from '../engine/rule.ts'
import { nearMisses } from '../facts/unmatched-names.ts'

export const strategyNearMiss: Rule = {
  code: 'schema/strategy-near-miss',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) => nearMisses(context, 'strategy'),
}
