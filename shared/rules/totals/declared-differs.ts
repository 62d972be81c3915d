// A figure in the text beside the table that the table does not come to.

import { typingErrorOf } from '../../amount/typing-error.ts'
import type { DeclaredFigure } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { coarserRounding } from '../facts/sum-finding.ts'

const figures = ['total', 'fixed', 'priority', 'base'] as const

export const declaredDiffers: Rule = {
  code: 'totals/declared-differs',
  family: 'totals',
  severity: 'error',
  scope: 'both',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [
    'classification/exclusion-not-on-sheet',
    'formulas/wrong-sheet-link',
    'formulas/stale-link',
    'totals/section-differs',
  ],
  // Errors that change the table's own figures: what they do to a declared one is not said twice.
  silencedAnywhereBy: [
    'amounts/unreadable',
    'amounts/fraction-of-yen',
    'amounts/too-large',
    'formulas/error-value',
    'formulas/not-calculated',
    'classification/unknown-exclusion',
  ],
  check(context) {
    if (context.leaves.length === 0) return []
    const wrong = context.budget.declared.filter((figure) => isWrong(context, figure))
    // One typing error in the table shows in the total, the base and the share: the first says it all.
    const byCell = new Map<string, DeclaredFigure[]>()
    for (const figure of wrong)
      byCell.set(figure.cell, [...(byCell.get(figure.cell) ?? []), figure])
    return [...byCell.values()].flatMap((ofCell) => {
      const [first] = figures.flatMap((what) => ofCell.find((figure) => figure.what === what) ?? [])
      return first ? [draft(context, first)] : []
    })
  },
}

/** What the table comes to for a declared figure, in yen; null for what it does not compute. */
export function computedFigure(
  { totals, policy }: RuleContext,
  what: DeclaredFigure['what'],
): number | null {
  if (what === 'total') return policy.wardTotal === 'sum' ? totals.total : null
  if (what === 'base') return totals.base
  if (what !== 'fixed' && what !== 'priority') return null
  const own = totals.exclusions.filter(({ kind, cells }) => kind === what && cells.length > 0)
  return own.length === 0 ? null : own.reduce((sum, { yen }) => sum + yen, 0)
}

function isWrong(context: RuleContext, { what, yen, unit }: DeclaredFigure): boolean {
  const exact = computedFigure(context, what)
  if (exact === null || yen === null) return false
  // Exclusions of the default policy mean nothing on a sheet that does not use them.
  if (what === 'base' && !isShareSheet(context)) return false
  if (yen === exact || coarserRounding(unit, yen, exact) !== null) return false
  return Math.abs(yen - exact) > context.policy.tolerance * unitYen[unit ?? context.unit]
}

/** Whether the sheet is one the share is taken from, not a list beside an overview. */
const isShareSheet = ({ totals, column, budget }: RuleContext): boolean =>
  column('reflection') !== null ||
  totals.exclusions.some(({ cells }) => cells.length > 0) ||
  budget.declared.some(({ what }) => what === 'share')

function draft(context: RuleContext, figure: DeclaredFigure): Draft {
  const exact = computedFigure(context, figure.what) ?? 0
  const written = figure.yen ?? 0
  return {
    cells: [figure.cell],
    params: {
      variant: typingErrorOf(written, exact) ?? 'differs',
      what: figure.what,
      label: figure.label,
      written,
      exact,
      difference: written - exact,
      unit: context.unit,
    },
    unsettles: figure.what === 'total' ? 'total' : 'base',
    severity: isShareSheet(context) ? 'error' : 'warning',
  }
}
