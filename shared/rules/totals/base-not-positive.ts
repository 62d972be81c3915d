// The exclusions take away everything: there is no base to take a share of.
import type { Rule } from '../engine/rule.ts'
import { totalCell } from './plan-declared-differs.ts'

export const baseNotPositive: Rule = {
  code: 'totals/base-not-positive',
  family: 'totals',
  severity: 'error',
  scope: 'budget',
  unsettles: 'base',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const { total, base, exclusions, cells } = context.totals
    if (base > 0 || cells.length === 0 || !exclusions.some(({ yen }) => yen !== 0)) return []
    const excluded = total - base
    return [{ cells: totalCell(context), params: { total, excluded, base, unit: context.unit } }]
  },
}
