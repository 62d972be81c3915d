// Nothing on the sheet is in the plan: most likely the plan of another ward or year.
import { rangeAddress } from '../../address/index.ts'
import type { Rule } from '../engine/rule.ts'
import { planFit } from '../facts/plan-fit.ts'

export const differentPlan: Rule = {
  code: 'schema/different-plan',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: [],
  check: (context) =>
    context.leaves.length > 0 && (context.links?.items.length ?? 0) > 0 && !planFit(context).fits
      ? [{ cells: context.table ? [rangeAddress(context.table.range)] : [], params: {} }]
      : [],
}
