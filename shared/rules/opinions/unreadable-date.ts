// A meeting's day that cannot be read.
import type { Rule } from '../engine/rule.ts'
import { faultsOf } from './of-opinion.ts'

export const unreadableDate: Rule = {
  code: 'opinions/unreadable-date',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check: (context) => faultsOf(context, 'unreadableDate'),
}
