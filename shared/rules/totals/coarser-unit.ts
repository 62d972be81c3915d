// A figure in a coarser unit than its parts: rounded down or half-up, and which of the two.
import { parseCell } from '../../address/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { wrongSums } from '../facts/row-sums.ts'
import { coarserRounding } from '../facts/sum-finding.ts'
import { computedFigure } from './declared-differs.ts'

export const coarserUnit: Rule = {
  code: 'totals/coarser-unit',
  family: 'totals',
  severity: 'info',
  scope: 'both',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => [
    ...wrongSums(context).flatMap(({ line, written, expected }) => {
      const rounding = coarserRounding(line.amount.unit, written, expected)
      return rounding ? [restated(context.cell(line), rounding, written, expected, context)] : []
    }),
    ...context.budget.declared.flatMap((figure) => {
      const exact = computedFigure(context, figure.what)
      if (exact === null || figure.yen === null || !parseCell(figure.cell)) return []
      const rounding = coarserRounding(figure.unit, figure.yen, exact)
      return rounding ? [restated(figure.cell, rounding, figure.yen, exact, context)] : []
    }),
  ],
}

const restated = (
  cell: string,
  rounding: 'truncate' | 'half-up',
  written: number,
  exact: number,
  { unit }: RuleContext,
): Draft => ({ cells: [cell], params: { variant: rounding, written, exact, unit } })
