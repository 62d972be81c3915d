// Numbers kept as text inside a SUM: Excel leaves them out without a word.
import type { Draft, Rule } from '../rule.ts'
import { yenOf } from './coverage.ts'
import { termLines } from './term-lines.ts'

export const textInSum: Rule = {
  code: 'formulas/text-in-sum',
  family: 'formulas',
  severity: 'error',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows', 'formulas/counts-twice'],
  check: (context) =>
    termLines(context, (line) => line.amount.numberAsText && Boolean(line.amount.yen)).map(
      ({ total, lines }): Draft => {
        const rows = context.ranges(lines.map(({ row }) => row))
        return {
          cells: [context.cell(total), ...rows],
          params: { rows, yen: yenOf(lines), unit: context.unit },
        }
      },
    ),
}
