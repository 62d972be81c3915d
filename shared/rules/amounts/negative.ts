// A negative amount: right for an adjustment, a slip elsewhere.
import { draftOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const negative: Rule = {
  code: 'amounts/negative',
  family: 'amounts',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => draftOfLines(context, context.survey.negative),
}
