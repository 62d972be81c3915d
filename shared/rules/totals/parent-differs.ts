// A parent row whose figure is not the sum of its children's.
import type { Rule } from '../rule.ts'
import { explainedByNote } from './explained-mismatch.ts'
import { wrongParents } from './row-sums.ts'
import { differs, sumFinding } from './sum-finding.ts'

export const parentDiffers: Rule = {
  code: 'totals/parent-differs',
  family: 'totals',
  severity: 'error',
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
