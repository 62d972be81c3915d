// A printed share that only one of the two roundings gives: which one.
import { whichRounding } from '../../totals/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { totalCell } from './plan-declared-differs.ts'
import { declaredShares } from './share-differs.ts'

export const shareRounding: Rule = {
  code: 'totals/share-rounding',
  family: 'totals',
  severity: 'info',
  scope: 'both',
  unsettles: null,
  needs: ['table'],
  silencedBy: ['totals/share-differs'],
  check: (context) =>
    declaredShares(context).flatMap(({ cell, percent }): Draft[] => {
      const { numerator, denominator, value } = context.totals.share
      const rounding = value === null ? null : whichRounding(percent, numerator, denominator)
      if (rounding === null || rounding === 'both' || rounding === context.policy.share.rounding)
        return []
      return [
        {
          cells: cell === '' ? totalCell(context) : [cell],
          params: { variant: rounding, written: percent, computed: value ?? '' },
        },
      ]
    }),
}
