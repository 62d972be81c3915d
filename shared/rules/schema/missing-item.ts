// What the plan lists and the sheet does not: said once for an issue or strategy that is missing whole.
import type { RuleContext } from '../engine/context.ts'
import type { PlanItem } from '../engine/plan-links.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { planFit } from '../facts/plan-fit.ts'

export const missingItem: Rule = {
  code: 'schema/missing-item',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: [],
  check(context) {
    const { links, plan } = context
    const fit = planFit(context)
    if (!links || !plan || !fit.fits) return []
    const missing = links.items.filter((item) => isMissing(context, item, fit.nearTitles))
    if (missing.length === 0) return []
    const all = groupsOf(links.items)
    const gone = groupsOf(missing)
    const placeOf = createPlaceFinder(context)
    const isWhole = (place: string): boolean => {
      const items = gone.get(place) ?? []
      return items.length > 1 && items.length === all.get(place)?.length
    }
    return plan.issues.flatMap((issue, i) => {
      const ofIssue = gone.get(`${i}`) ?? []
      if (isWhole(`${i}`)) return [draft(context, placeOf, 'issue', issue.title, ofIssue)]
      return issue.strategies.flatMap((strategy, s) => {
        const own = gone.get(`${i} ${s}`) ?? []
        if (isWhole(`${i} ${s}`)) return [draft(context, placeOf, 'strategy', strategy.title, own)]
        return own.map((item) => draft(context, placeOf, 'initiative', item.title, [item]))
      })
    })
  },
}

/** Items by issue (`2`) and by issue and strategy (`2 0`). */
function groupsOf(items: readonly PlanItem[]): Map<string, PlanItem[]> {
  const groups = new Map<string, PlanItem[]>()
  for (const item of items) {
    for (const place of [`${item.issue}`, `${item.issue} ${item.strategy}`]) {
      const group = groups.get(place)
      if (group) group.push(item)
      else groups.set(place, [item])
    }
  }
  return groups
}

function isMissing(
  { links, plan }: RuleContext,
  item: PlanItem,
  nearTitles: ReadonlySet<string>,
): boolean {
  if ((links?.linesOf[item.index]?.length ?? 0) > 0) return false
  const issue = plan?.issues[item.issue]
  const strategy = issue?.strategies[item.strategy]
  return ![item.title, strategy?.title, issue?.title].some((title) => nearTitles.has(title ?? ''))
}

type PlaceFinder = (item: PlanItem | undefined) => string[]

function draft(
  context: RuleContext,
  placeOf: PlaceFinder,
  variant: 'issue' | 'strategy' | 'initiative',
  title: string,
  items: readonly PlanItem[],
): Draft {
  const yen = items.reduce((sum, item) => sum + (item.estimate ?? 0), 0)
  return {
    cells: placeOf(items[0]),
    params: { variant, title, count: items.length, yen, unit: context.unit },
    // Without money the share stays as it is.
    severity: yen === 0 ? 'info' : 'warning',
  }
}

/** Where an item would stand: the line of the item before it in the plan. */
function createPlaceFinder({ links, lines, cell }: RuleContext): PlaceFinder {
  // By item: the last one before it, in the same issue, that has a line.
  const above: number[] = []
  let last = -1
  for (const { index, issue } of links?.items ?? []) {
    if (last >= 0 && links?.items[last]?.issue !== issue) last = -1
    above.push(last)
    if ((links?.linesOf[index]?.length ?? 0) > 0) last = index
  }
  return (item) => {
    const line = lines.get(links?.linesOf[above[item?.index ?? -1] ?? -1]?.at(-1) ?? -1)
    return line ? [cell(line, line.initiative === '' ? 'strategy' : 'initiative')] : []
  }
}
