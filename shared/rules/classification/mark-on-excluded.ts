// A counting mark on an excluded line: it counts for nothing, and looks as if it did.
import type { Edit } from '../../schema/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { noReflectionText } from './plan-mark.ts'

export const markOnExcluded: Rule = {
  code: 'classification/mark-on-excluded',
  family: 'classification',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const { policy } = context
    const counting = new Set(policy.reflectionMarks.flatMap((m) => (m.counts ? [m.symbol] : [])))
    const labels = new Map(policy.exclusions.map(({ id, label }) => [id, label]))
    const column = context.column('reflection')
    const drafts: Draft[] = []
    for (const line of context.survey.excluded) {
      if (line.reflection.kind !== 'mark' || line.exclusion.kind !== 'policy') continue
      if (!counting.has(line.reflection.symbol)) continue
      const edits: Edit[] =
        column === null
          ? []
          : [{ cell: context.cell(line, 'reflection'), value: noReflectionText(context) }]
      drafts.push({
        cells: [context.cell(line, column === null ? 'amount' : 'reflection')],
        params: {
          mark: line.reflection.symbol,
          label: labels.get(line.exclusion.id) ?? line.exclusion.id,
          yen: line.yen ?? 0,
          unit: context.unit,
        },
        suggestion: { label: 'removeMark', edits },
      })
    }
    return drafts
  },
}
