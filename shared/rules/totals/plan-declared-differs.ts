// A control figure of the plan that the sheet does not come to.
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { coarserRounding } from '../facts/sum-finding.ts'
import { computedFigure } from './declared-differs.ts'

const figures = ['total', 'fixed', 'priority', 'base'] as const

export const planDeclaredDiffers: Rule = {
  code: 'totals/plan-declared-differs',
  family: 'totals',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: ['totals/subtotal-differs'],
  silencedAnywhereBy: ['totals/declared-differs'],
  check(context) {
    const { plan, budget } = context
    if (context.leaves.length === 0) return []
    const [first] = figures.flatMap((what): Draft[] => {
      const planned = plan?.declared?.[what]
      const exact = computedFigure(context, what)
      if (planned === undefined || exact === null || planned === exact) return []
      // What the sheet itself declares is held against the table already.
      if (budget.declared.some((figure) => figure.what === what && figure.yen === planned))
        return []
      if (coarserRounding(plan?.unit ?? null, planned, exact) !== null) return []
      if (Math.abs(planned - exact) <= context.policy.tolerance * unitYen[context.unit]) return []
      const difference = exact - planned
      return [
        {
          cells: totalCell(context),
          params: { what, planned, exact, difference, unit: context.unit },
          unsettles: what === 'total' ? 'total' : 'base',
        },
      ]
    })
    return first ? [first] : []
  },
}

/** The sheet's own total, or its heading where it prints none. */
export function totalCell({ lines, cell, table, column, ranges }: RuleContext): string[] {
  let last = lines.length - 1
  while (last >= 0 && (lines.kindOf(last) !== 'total' || Number.isNaN(lines.yen[last]))) last--
  const total = lines.get(last)
  if (total) return [cell(total)]
  return table && column('amount') !== null ? ranges([table.headerRows[0] ?? table.range.top]) : []
}
