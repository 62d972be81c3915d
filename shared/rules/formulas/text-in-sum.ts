// Numbers kept as text inside a SUM: Excel leaves them out without a word.

import type { Line } from '../../model/budget.ts'
import { yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { isStoredAsText } from '../engine/survey.ts'
import { termLines } from '../facts/term-lines.ts'

export const textInSum: Rule = {
  code: 'formulas/text-in-sum',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows', 'formulas/counts-twice'],
  check: (context) =>
    termLines(context, context.survey.textNumbers.filter(isLeftOut), () => true).map(
      ({ total, lines }): Draft => {
        const rows = context.ranges(lines.map(({ row }) => row))
        return {
          cells: [context.cell(total), ...rows],
          params: { rows, yen: yenOf(lines), unit: context.unit },
        }
      },
    ),
}

/** Where the unit itself is in doubt, that is the finding. */
const isLeftOut = ({ rowKind, amount }: Line): boolean =>
  rowKind === 'leaf' && isStoredAsText(amount) && amount.yen !== 0 && amount.unitConflict === null
