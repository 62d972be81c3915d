// 約 or 等: the amount is counted, but the total is no exact figure any more.
import { linesByText } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const approximate: Rule = {
  code: 'amounts/approximate',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    linesByText(
      context.survey.approximate.filter(({ amount }) => amount.yen !== null),
      ({ amount }) => amount.raw,
    ).map(({ text, rows, lines }) => ({
      cells: context.ranges(rows),
      params: { text: text.trim(), yen: lines[0]?.amount.yen ?? 0, unit: context.unit },
    })),
}
