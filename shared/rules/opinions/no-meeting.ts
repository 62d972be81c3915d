// An opinion of which no meeting is known.
import type { Rule } from '../engine/rule.ts'
import { faultsOf } from './of-opinion.ts'

export const noMeeting: Rule = {
  code: 'opinions/no-meeting',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check: (context) => faultsOf(context, 'noMeeting'),
}
