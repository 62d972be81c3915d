// A line excluded by its name or by the plan, which its own cell does not say.
import type { Edit } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const excludedWithoutCell: Rule = {
  code: 'classification/excluded-without-cell',
  family: 'classification',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const drafts: Draft[] = []
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
          label: context.policy.exclusions.find((each) => each.id === id)?.label ?? id,
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
export function exclusionText({ lines, policy, column, cellAt }: RuleContext, id: string): string {
  const place = column('exclusion')
  const line = lines.find((i) => {
    const exclusion = lines.exclusionOf(i)
    return (
      lines.isLeaf(i) &&
      exclusion.kind === 'policy' &&
      exclusion.id === id &&
      exclusion.by === 'cell'
    )
  })
  const written = line && place !== null ? cellAt(line.row, place) : null
  if (typeof written === 'string' && written !== '') return written
  const exclusion = policy.exclusions.find((each) => each.id === id)
  return exclusion?.match[0] ?? exclusion?.label ?? id
}
