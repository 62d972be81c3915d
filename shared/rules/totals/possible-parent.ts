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
    const { lines, leaves, survey } = context
    const drafts: Draft[] = []
    // Where no line names an initiative, none can be a parent by leaving it out.
    if (survey.withoutInitiative.length === leaves.length) return []
    for (const index of survey.withoutInitiative) {
      const line = lines[index]
      // A parent names its issue or strategy and no initiative.
      if (line?.initiative !== '' || !line.amount.yen || line.strategy === '') continue
      const children = childrenOf(context, index, line)
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

function childrenOf({ lines }: RuleContext, index: number, parent: Line): Line[] {
  const children: Line[] = []
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next]
    if (
      line?.rowKind !== 'leaf' ||
      line.strategy !== parent.strategy ||
      line.issue !== parent.issue
    )
      break
    if (line.initiative === '') break
    if (line.amount.yen !== null) children.push(line)
  }
  return children
}
