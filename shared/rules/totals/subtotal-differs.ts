// A subtotal or total that is not the sum of its lines.
import type { Rule } from '../engine/rule.ts'
import { wrongSubtotals } from '../facts/row-sums.ts'
import { differs, sumFinding } from '../facts/sum-finding.ts'
import { explainedByNote } from './explained-mismatch.ts'

export const subtotalDiffers: Rule = {
  code: 'totals/subtotal-differs',
  family: 'totals',
  severity: 'error',
  ofSummaries: true,
  unsettles: 'total',
  needs: ['table'],
  // A formula that is named as the cause, or an amount that could not be read, explains it.
  silencedBy: [
    'formulas/error-value',
    'formulas/range-misses-rows',
    'formulas/counts-twice',
    'formulas/includes-itself',
    'formulas/text-in-sum',
    'formulas/skips-hidden',
    'formulas/typed-constant',
    'amounts/unreadable',
  ],
  check: (context) =>
    explainedByNote(context)
      ? []
      : wrongSubtotals(context)
          .filter((sum) => differs(context, sum))
          .map((sum) => sumFinding(context, sum)),
}
