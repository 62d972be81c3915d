// A sum that is off by no more than the ward's policy allows.
import { unitYen } from '../../schema/index.ts'
import type { Rule } from '../engine/rule.ts'
import { wrongSums } from '../facts/row-sums.ts'
import { coarserRounding } from '../facts/sum-finding.ts'

export const toleratedDifference: Rule = {
  code: 'totals/tolerated-difference',
  family: 'totals',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const { tolerance, toleranceReason } = context.policy
    if (tolerance === 0) return []
    return wrongSums(context).flatMap(({ line, written, expected }) => {
      const difference = written - expected
      const allowed = tolerance * unitYen[line.amount.unit ?? context.unit]
      if (difference === 0 || Math.abs(difference) > allowed) return []
      if (coarserRounding(line.amount.unit, written, expected) !== null) return []
      return [
        {
          cells: [context.cell(line)],
          params: {
            variant: toleranceReason ? 'reason' : 'plain',
            difference,
            allowed,
            reason: toleranceReason ?? '',
            unit: context.unit,
          },
        },
      ]
    })
  },
}
