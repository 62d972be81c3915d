// A printed share that neither half-up nor truncation gives.

import { parseCell } from '../../address/index.ts'
import type { Edit } from '../../schema/index.ts'
import { printedDecimals, roundedShare, whichRounding } from '../../totals/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { onceFor } from '../facts/once.ts'
import { totalCell } from './plan-declared-differs.ts'

export const shareDiffers: Rule = {
  code: 'totals/share-differs',
  family: 'totals',
  severity: 'warning',
  scope: 'both',
  unsettles: 'share',
  needs: ['table'],
  silencedBy: [],
  silencedAnywhereBy: ['totals/declared-differs'],
  check: (context) =>
    declaredShares(context).flatMap(({ cell, percent, from }): Draft[] => {
      const { numerator, denominator, value } = context.totals.share
      if (value === null || whichRounding(percent, numerator, denominator)) return []
      if (isWithinReach(context, percent)) return []
      const { rounding } = context.policy.share
      const computed =
        roundedShare(numerator, denominator, printedDecimals(percent), rounding) ?? ''
      const uncertain = context.errorsSoFar() > 0
      const edits =
        uncertain || from === 'plan' ? [] : percentEdits(context, cell, percent, computed)
      return [
        {
          cells: cell === '' ? totalCell(context) : [cell],
          params: {
            variant: from === 'plan' ? 'plan' : uncertain ? 'uncertain' : 'sheet',
            written: percent,
            computed,
            numerator,
            denominator,
            unit: context.unit,
          },
          suggestion: { label: 'share', params: { share: computed }, edits },
        },
      ]
    }),
}

export interface DeclaredShare {
  cell: string
  percent: string
  from: 'sheet' | 'plan'
}

/** Shares printed on the sheet, and the plan's where the sheet prints none. */
export function declaredShares({ budget, plan, isSection }: RuleContext): DeclaredShare[] {
  const own = budget.declared.flatMap(({ what, percent, cell }): DeclaredShare[] =>
    what === 'share' && percent !== null ? [{ cell, percent, from: 'sheet' }] : [],
  )
  const planned = plan?.declared?.share
  // The plan's share is the ward's, not a section's.
  if (own.length > 0 || planned === undefined || isSection) return own
  return [{ cell: '', percent: planned, from: 'plan' }]
}

/** Whether lines whose mark is not decided could still lead to the printed share. */
function isWithinReach(context: RuleContext, percent: string): boolean {
  const { numerator, denominator } = context.totals.share
  return undecidedYen(context).some(
    (yen) => whichRounding(percent, numerator + yen, denominator) !== null,
  )
}

/** What undecided lines may add: each by itself, then all of them; the common slips, without trying every choice. */
const undecidedYen = onceFor((context: RuleContext): number[] => {
  const { lines, survey } = context
  const open = [
    ...survey.unsetMarks.flatMap((i) => lines.get(i) ?? []),
    ...survey.unknownMarks,
  ].flatMap(({ exclusion, amount }) =>
    exclusion.kind !== 'policy' && amount.yen ? [amount.yen] : [],
  )
  const yen =
    open.length === 0 ? [] : [...open.slice(0, 200), open.reduce((sum, each) => sum + each, 0)]
  return yen
})

function percentEdits(
  context: RuleContext,
  cell: string,
  written: string,
  computed: string,
): Edit[] {
  const at = parseCell(cell)
  const value = at && context.cellAt(at.row, at.column)
  if (typeof value !== 'string' || value.split(written).length !== 2) return []
  return [{ cell, value: value.replace(written, computed) }]
}
