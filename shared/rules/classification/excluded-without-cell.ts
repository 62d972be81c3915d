// A line excluded by its name or by the plan, which its own cell does not say.
import type { Edit } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { exclusionLabels } from '../facts/exclusion-labels.ts'
import { onceFor } from '../facts/once.ts'

export const excludedWithoutCell: Rule = {
  code: 'classification/excluded-without-cell',
  family: 'classification',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const drafts: Draft[] = []
    const labels = exclusionLabels(context.policy)
    for (const line of context.survey.excluded) {
      if (line.exclusion.kind !== 'policy' || line.exclusion.by === 'cell') continue
      const { id, by } = line.exclusion
      const hasColumn = context.column('exclusion') !== null
      const edits: Edit[] = hasColumn
        ? [{ cell: context.cell(line, 'exclusion'), value: exclusionText(context, id) }]
        : []
      drafts.push({
        cells: [context.cell(line, hasColumn ? 'exclusion' : 'amount')],
        params: {
          variant: by,
          name: line.initiative || line.strategy || line.issue,
          label: labels.get(id) ?? id,
          yen: line.yen ?? 0,
          unit: context.unit,
        },
        // Beside a column for it, a blank is a slip; without one, it is how the ward keeps its sheet.
        severity: hasColumn ? 'warning' : 'info',
        suggestion: { label: 'exclusion', edits },
      })
    }
    return drafts
  },
}

/** How the sheet writes an exclusion on another line, else the first text the policy matches. */
export const exclusionText = (context: RuleContext, id: string): string =>
  exclusionTexts(context).get(id) ?? id

const exclusionTexts = onceFor(textsOf)

function textsOf({ survey, policy, column, cellAt }: RuleContext): Map<string, string> {
  const texts = new Map<string, string>()
  const place = column('exclusion')
  const seen = new Set<string>()
  for (const { exclusion, row } of place === null ? [] : survey.excluded) {
    if (exclusion.kind !== 'policy' || exclusion.by !== 'cell' || seen.has(exclusion.id)) continue
    seen.add(exclusion.id)
    const written = cellAt(row, place as number)
    if (typeof written === 'string' && written !== '') texts.set(exclusion.id, written)
  }
  for (const { id, label, match } of policy.exclusions)
    if (!texts.has(id)) texts.set(id, match[0] ?? label)
  return texts
}
