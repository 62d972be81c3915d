// The sheet and the plan disagree on an item's reflection mark.
import type { Draft, Rule } from '../engine/rule.ts'
import { planMark, readMark } from './plan-mark.ts'

export const markDiffersFromPlan: Rule = {
  code: 'classification/mark-differs-from-plan',
  family: 'classification',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'share',
  needs: ['table', 'plan'],
  silencedBy: [
    'classification/unset-mark',
    'classification/unknown-mark',
    'classification/mark-on-excluded',
  ],
  check(context) {
    const { links, leaves, lines, policy } = context
    if (context.column('reflection') === null) return []
    if (!links?.items.some((item) => item.reflection !== undefined)) return []
    const planned = links.items.map((item) =>
      item.reflection === undefined ? null : readMark(item.reflection, policy),
    )
    const drafts: Draft[] = []
    for (const i of leaves) {
      const wanted = planned[links.itemOf[i] ?? -1]
      if (!wanted || wanted.kind === 'unknown' || wanted.kind === 'unset') continue
      const reflection = lines.reflectionOf(i)
      if (reflection.kind !== 'mark' && reflection.kind !== 'none') continue
      const same =
        reflection.kind === wanted.kind &&
        (reflection.kind === 'none' ||
          (wanted.kind === 'mark' && reflection.symbol === wanted.symbol))
      if (same) continue
      const line = lines.get(i)
      const value = planMark(context, i)
      if (!line || value === null) continue
      const cell = context.cell(line, 'reflection')
      drafts.push({
        cells: [cell],
        params: {
          name: line.initiative || line.strategy,
          written: reflection.kind === 'mark' ? reflection.symbol : '反映なし',
          planned: wanted.kind === 'mark' ? wanted.symbol : '反映なし',
        },
        suggestion: { label: 'mark', edits: [{ cell, value }] },
      })
    }
    return drafts
  },
}
