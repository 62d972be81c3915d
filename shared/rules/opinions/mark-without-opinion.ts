// Money in the numerator that no opinion of the register accounts for, item by item.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'

export const markWithoutOpinion: Rule = {
  code: 'opinions/mark-without-opinion',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'share',
  needs: ['table', 'register'],
  silencedBy: [],
  check(context) {
    const { lines, unit } = context
    const nameOf = lines.perNames(
      ({ initiative, strategy, issue }) => initiative || strategy || issue,
    )
    const groups = new Map<string, { rows: number[]; yen: number; mark: string }>()
    for (const i of opinionLinks(context).unnamed) {
      const reading = lines.reflectionOf(i)
      const mark = reading.kind === 'mark' ? reading.symbol : ''
      const name = nameOf(i)
      const group = groups.get(name) ?? { rows: [], yen: 0, mark }
      groups.set(name, group)
      group.rows.push(lines.rowOf(i))
      group.yen += lines.yen[i] || 0
    }
    const role = context.column('reflection') === null ? 'amount' : 'reflection'
    return [...groups].map(([title, { rows, yen, mark }]) => ({
      cells: context.ranges(rows, role),
      params: { title, mark, yen, unit },
    }))
  },
}
