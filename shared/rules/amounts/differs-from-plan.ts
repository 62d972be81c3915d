// An item whose money on the sheet is not what the plan estimates.

import { typingErrorOf } from '../../amount/typing-error.ts'
import type { Line } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { PlanItem } from '../engine/plan-links.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const differsFromPlan: Rule = {
  code: 'amounts/differs-from-plan',
  family: 'amounts',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: [
    'amounts/unreadable',
    'amounts/fraction-of-yen',
    'amounts/too-large',
    'amounts/missing',
    'amounts/suspected-unit',
    'amounts/unit-conflict',
    'formulas/mixed-units',
    'formulas/circular-reference',
    'schema/duplicate-item',
    'schema/possible-relisting',
    'formulas/error-value',
  ],
  silencedAnywhereBy: ['year/columns-swapped', 'year/wrong-year'],
  check(context) {
    const { links, lines } = context
    return (links?.items ?? []).flatMap((item): Draft[] => {
      const own = links?.linesOf[item.index] ?? []
      if (own.length === 0 || item.estimate === undefined || agrees(context, item, own)) return []
      return compare(
        context,
        item,
        own.flatMap((i) => lines.get(i) ?? []),
      )
    })
  },
}

/** Whether the lines come to the plan's estimate, whatever else is to be said about them. */
function agrees(
  { lines, policy, unit }: RuleContext,
  { estimate }: PlanItem,
  own: readonly number[],
) {
  if (estimate == null) return false
  let sum = 0
  let figures = 0
  for (const i of own) {
    const yen = lines.yen[i] as number
    if (Number.isNaN(yen)) continue
    sum += yen
    figures++
  }
  return figures > 0 && Math.abs(sum - estimate) <= policy.tolerance * unitYen[unit]
}

function compare(context: RuleContext, item: PlanItem, lines: readonly Line[]): Draft[] {
  const { unit, policy } = context
  const isDuplicate = (line: Line): boolean =>
    context.isReported(
      'schema/duplicate-item',
      line.row,
      context.column(line.initiative === '' ? 'strategy' : 'initiative') ?? 0,
    )
  if (lines.some((line) => line.amount.state === 'invalid' || line.amount.approximate)) return []
  if (lines.some(isDuplicate)) return []
  const figures = lines.flatMap((line) => line.yen ?? [])
  const yen = figures.reduce((sum, each) => sum + each, 0)
  const cells = lines.map((line) => context.cell(line))
  const title = item.title
  if (item.estimate === null) {
    if (yen === 0) return []
    return [{ cells, params: { variant: 'planHasNone', title, yen, unit }, severity: 'info' }]
  }
  const planned = item.estimate ?? 0
  if (figures.length === 0) {
    const empty = lines.every((line) => line.amount.state === 'none')
    return empty && planned !== 0
      ? [{ cells, params: { variant: 'sheetHasNone', title, planned, unit } }]
      : []
  }
  const difference = yen - planned
  if (Math.abs(difference) <= policy.tolerance * unitYen[unit]) return []
  const slip = typingErrorOf(yen, planned)
  const draft: Draft = {
    cells,
    params: { variant: slip ?? 'differs', title, yen, planned, difference, unit },
  }
  const [line] = lines
  const value = planned / unitYen[unit]
  // One digit slip is certain enough to offer the plan's figure; any other difference may be news.
  if (slip && lines.length === 1 && line && Number.isInteger(value)) {
    draft.suggestion = { label: 'planAmount', edits: [{ cell: context.cell(line), value }] }
  }
  return [draft]
}
