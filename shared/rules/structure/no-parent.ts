// A line with money that stands under no issue although the sheet has a column for it.
import type { Draft, Rule } from '../engine/rule.ts'

export const noParent: Rule = {
  code: 'structure/no-parent',
  family: 'structure',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: ['structure/orphan-row'],
  check(context) {
    if (context.column('issue') === null) return []
    const rows: number[] = []
    const amountColumn = context.column('amount') ?? -1
    let yen = 0
    const { withoutIssue } = context.survey
    const named = withoutIssue.length < context.leaves.length
    for (const line of withoutIssue) {
      // An excluded line, such as the upkeep of the office, belongs to no issue.
      if (context.isReported('structure/orphan-row', line.row, amountColumn)) continue
      if (line.yen && line.exclusion.kind === 'none') {
        rows.push(line.row)
        yen += line.yen
      }
    }
    const draft: Draft = {
      cells: context.ranges(rows, 'issue'),
      params: { count: rows.length, yen, unit: context.unit },
    }
    return named && rows.length > 0 ? [draft] : []
  },
}
