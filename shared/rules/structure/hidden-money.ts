// A hidden row that carries money: it counts, and nobody sees it.
import { draftOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const hiddenMoney: Rule = {
  code: 'structure/hidden-money',
  family: 'structure',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    draftOfLines(
      context,
      context.survey.hidden.filter(({ amount }) => Boolean(amount.yen)),
    ),
}
