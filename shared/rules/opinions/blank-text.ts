// A row of the register has a decision, a measure or items, and no opinion.
import type { Rule } from '../engine/rule.ts'
import { faultsOf } from './of-opinion.ts'

export const blankText: Rule = {
  code: 'opinions/blank-text',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check: (context) => faultsOf(context, 'blankText'),
}
