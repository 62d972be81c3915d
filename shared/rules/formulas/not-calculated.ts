// A formula without a result: the file was written by a program, and its amounts are not there yet.
import type { Draft, Rule } from '../engine/rule.ts'

export const notCalculated: Rule = {
  code: 'formulas/not-calculated',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: [],
  check(context): Draft[] {
    const lines = context.survey.problems.filter(
      ({ amount }) => amount.problem?.code === 'notCalculated',
    )
    const [first] = lines
    if (!first) return []
    const formula = context.formulas.at(first.row, context.column('amount') ?? -1)
    return [
      {
        cells: context.ranges(lines.map(({ row }) => row)),
        params: { formula: formula?.text ?? '', count: lines.length },
      },
    ]
  },
}
