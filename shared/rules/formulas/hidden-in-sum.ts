// Hidden rows inside a SUM: counted, though nobody sees them.

import { yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { hiddenMoney } from '../facts/hidden-money.ts'
import { termLines } from '../facts/term-lines.ts'

export const hiddenInSum: Rule = {
  code: 'formulas/hidden-in-sum',
  family: 'formulas',
  severity: 'info',
  unsettles: null,
  needs: ['table', 'formulas'],
  silencedBy: [],
  check: (context) =>
    termLines(context, hiddenMoney(context), ({ skipsHidden }) => !skipsHidden).map(
      ({ total, lines }): Draft => {
        const rows = context.ranges(lines.map(({ row }) => row))
        return {
          cells: [context.cell(total), ...rows],
          params: { rows, yen: yenOf(lines), unit: context.unit },
        }
      },
    ),
}
