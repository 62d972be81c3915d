// Two opinions of one number: what names it means either.
import type { Rule } from '../engine/rule.ts'
import { repeated } from './of-opinion.ts'

export const repeatedNumber: Rule = {
  code: 'opinions/repeated-number',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check: (context) => repeated(context, 'no', ({ no }) => no.normalize('NFKC').trim()),
}
