// A hidden row that carries money: it counts, and nobody sees it.
import { draftOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'
import { hiddenMoney as hiddenMoneyOf } from '../facts/hidden-money.ts'

export const hiddenMoney: Rule = {
  code: 'structure/hidden-money',
  family: 'structure',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => draftOfLines(context, hiddenMoneyOf(context)),
}
