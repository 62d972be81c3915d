// A line that is exactly the sum of the lines below it, and is counted beside them.
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../context.ts'
import type { Draft, Rule } from '../rule.ts'

export const possibleParent: Rule = {
  code: 'totals/possible-parent',
  family: 'totals',
  severity: 'warning',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const { lines, leaves } = context
    const drafts: Draft[] = []
    for (let n = 0; n < leaves.length; n++) {
      const line = lines[leaves[n] ?? -1]
      // A parent names its issue or strategy and no initiative.
      if (line?.initiative !== '' || !line.amount.yen || line.strategy === '') continue
      const children = childrenOf(context, n, line)
      const sum = children.reduce((total, child) => total + (child.amount.yen ?? 0), 0)
      if (children.length < 2 || sum !== line.amount.yen) continue
      drafts.push({
        cells: [context.cell(line), ...context.ranges(children.map((child) => child.row))],
        params: { yen: line.amount.yen, count: children.length, unit: context.unit },
      })
    }
    return drafts
  },
}

function childrenOf({ lines, leaves }: RuleContext, n: number, parent: Line): Line[] {
  const children: Line[] = []
  for (let next = n + 1; next < leaves.length; next++) {
    const line = lines[leaves[next] ?? -1]
    if (!line || line.strategy !== parent.strategy || line.issue !== parent.issue) break
    if (line.initiative === '') break
    if (line.amount.yen !== null) children.push(line)
  }
  return children
}
