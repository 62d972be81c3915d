// A counting mark on a line without a figure adds nothing to the share.
import { countOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const markWithoutMoney: Rule = {
  code: 'classification/mark-without-money',
  family: 'classification',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    countOfLines(
      context,
      context.survey.idleMarks.filter(
        ({ amount }) => amount.state !== 'invalid' && amount.state !== 'missing',
      ),
      context.column('reflection') === null ? 'amount' : 'reflection',
    ),
}
