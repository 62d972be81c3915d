// What the plan lists and the sheet does not: said once for an issue or strategy that is missing whole.
import type { RuleContext } from '../engine/context.ts'
import type { PlanItem } from '../engine/plan-links.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { planFit } from '../facts/plan-fit.ts'

export const missingItem: Rule = {
  code: 'schema/missing-item',
  family: 'schema',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: [],
  check(context) {
    const { links, plan } = context
    const fit = planFit(context)
    if (!links || !plan || !fit.fits) return []
    const missing = links.items.filter((item) => isMissing(context, item, fit.nearTitles))
    if (missing.length === 0) return []
    const isWhole = (items: readonly PlanItem[], within: (item: PlanItem) => boolean): boolean =>
      items.length > 0 && items.length === links.items.filter(within).length
    return plan.issues.flatMap((issue, i) => {
      const ofIssue = missing.filter((item) => item.issue === i)
      if (ofIssue.length > 1 && isWhole(ofIssue, (item) => item.issue === i)) {
        return [draft(context, 'issue', issue.title, ofIssue)]
      }
      return issue.strategies.flatMap((strategy, s) => {
        const own = ofIssue.filter((item) => item.strategy === s)
        const within = (item: PlanItem): boolean => item.issue === i && item.strategy === s
        if (own.length > 1 && isWhole(own, within)) {
          return [draft(context, 'strategy', strategy.title, own)]
        }
        return own.map((item) => draft(context, 'initiative', item.title, [item]))
      })
    })
  },
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

function draft(
  context: RuleContext,
  variant: 'issue' | 'strategy' | 'initiative',
  title: string,
  items: readonly PlanItem[],
): Draft {
  const yen = items.reduce((sum, item) => sum + (item.estimate ?? 0), 0)
  return {
    cells: placeOf(context, items[0]),
    params: { variant, title, count: items.length, yen, unit: context.unit },
    // Without money the share stays as it is.
    severity: yen === 0 ? 'info' : 'warning',
  }
}

/** Where it would stand: the line of the item before it in the plan. */
function placeOf({ links, lines, cell }: RuleContext, item: PlanItem | undefined): string[] {
  for (let i = (item?.index ?? 0) - 1; i >= 0; i--) {
    const before = links?.items[i]
    if (before?.issue !== item?.issue) break
    const line = lines.get(links?.linesOf[i]?.at(-1) ?? -1)
    if (line) return [cell(line, line.initiative === '' ? 'strategy' : 'initiative')]
  }
  return []
}
