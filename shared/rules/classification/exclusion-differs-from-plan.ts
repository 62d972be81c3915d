// The sheet and the plan disagree on what is excluded.
import type { Line } from '../../model/budget.ts'
import type { Policy } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { exclusionLabels } from '../facts/exclusion-labels.ts'
import { exclusionText } from './excluded-without-cell.ts'

export const exclusionDiffersFromPlan: Rule = {
  code: 'classification/exclusion-differs-from-plan',
  family: 'classification',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'base',
  needs: ['table', 'plan'],
  silencedBy: ['classification/unknown-exclusion', 'classification/excluded-without-cell'],
  check(context) {
    const { links, leaves, lines, policy } = context
    // A plan that names no exclusion at all says nothing about them.
    if (!links?.items.some((item) => item.exclusion !== undefined)) return []
    const role = context.column('exclusion') === null ? 'amount' : 'exclusion'
    const drafts: Draft[] = []
    const labels = exclusionLabels(policy)
    const policyId = createPolicyIds(policy)
    for (const i of leaves) {
      const item = links.items[links.itemOf[i] ?? -1]
      const exclusion = lines.exclusionOf(i)
      if (!item || exclusion?.kind === 'unknown') continue
      const written = exclusion?.kind === 'policy' ? exclusion.id : null
      const planned = item.exclusion === undefined ? null : policyId(item.exclusion)
      if (written === planned || (item.exclusion !== undefined && planned === null)) continue
      const line = lines.get(i) as Line
      const label = (id: string | null): string => labels.get(id ?? '') ?? ''
      const cell = context.cell(line, role)
      drafts.push({
        cells: [cell],
        params: {
          variant: written === null ? 'planExcludes' : planned === null ? 'sheetExcludes' : 'other',
          title: item.title,
          written: label(written),
          planned: label(planned),
          yen: line.yen ?? 0,
          unit: context.unit,
        },
        suggestion: {
          label: planned === null ? 'noExclusion' : 'exclusion',
          edits:
            role === 'exclusion'
              ? [{ cell, value: planned === null ? null : exclusionText(context, planned) }]
              : [],
        },
      })
    }
    return drafts
  },
}

/** Plans name an exclusion by the policy's id, its label or one of its texts. */
function createPolicyIds({ exclusions }: Policy): (name: string) => string | null {
  const ids = new Map<string, string>()
  for (const { id, label, match } of exclusions) {
    for (const text of [id, label, ...match]) {
      const key = fold(text)
      if (!ids.has(key)) ids.set(key, id)
    }
  }
  return (name) => ids.get(fold(name)) ?? null
}
