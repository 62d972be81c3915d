// Names left out because they are the same as above.
import type { Draft, Rule } from '../rule.ts'

export const omittedNames: Rule = {
  code: 'guideline/omitted-names',
  family: 'guideline',
  severity: 'advice',
  needs: ['table'],
  silencedBy: ['structure/blank-parent', 'guideline/merged-cells'],
  check(context) {
    const rows: number[] = []
    for (const i of context.leaves) {
      const line = context.lines[i]
      if (line?.issueSource === 'filled' || line?.strategySource === 'filled') rows.push(line.row)
    }
    const draft: Draft = { cells: context.ranges(rows, 'issue'), params: { count: rows.length } }
    return rows.length > 0 ? [draft] : []
  },
}
