// A parent row whose figure is not the sum of its children's.
import type { Rule } from '../engine/rule.ts'
import { wrongParents } from '../facts/row-sums.ts'
import { differs, sumFinding } from '../facts/sum-finding.ts'
import { explainedByNote } from './explained-mismatch.ts'

export const parentDiffers: Rule = {
  code: 'totals/parent-differs',
  family: 'totals',
  severity: 'error',
  ofSummaries: true,
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [
    'formulas/error-value',
    'formulas/range-misses-rows',
    'formulas/counts-twice',
    'formulas/text-in-sum',
    'amounts/unreadable',
  ],
  check: (context) =>
    explainedByNote(context)
      ? []
      : wrongParents(context)
          .filter((sum) => differs(context, sum))
          .map((sum) => sumFinding(context, sum)),
}
