// One item of the plan on two lines that nothing tells apart: counted twice.
import type { Line } from '../../model/budget.ts'
import type { Draft, Rule } from '../engine/rule.ts'

// A sheet with this share of items on several lines lists details below the initiatives.
const detailShare = 1 / 3

export const duplicateItem: Rule = {
  code: 'schema/duplicate-item',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: ['schema/item-on-several-sheets'],
  check(context) {
    const { links, lines } = context
    if (!links) return []
    const present = links.linesOf.filter((own) => own.length > 0)
    const several = present.filter((own) => own.length > 1)
    if (several.length > 1 && several.length > present.length * detailShare) return []
    return several.flatMap((own): Draft[] => {
      const groups = new Map<string, Line[]>()
      for (const i of own) {
        const line = lines.get(i)
        if (!line || line.yen === null) continue
        // Splits over departments, by column or in the name, are two lines of one item.
        const key = [line.department, line.initiative, line.issue, line.strategy].join('\n')
        const group = groups.get(key)
        if (group) group.push(line)
        else groups.set(key, [line])
      }
      return [...groups.values()]
        .filter((group) => group.length > 1)
        .map(([first, ...others]) => {
          const same = others.every((line) => line.yen === first?.yen)
          const line = others[0] ?? first
          return {
            cells: [...others, first].flatMap((each) =>
              each ? [context.cell(each, each.initiative === '' ? 'strategy' : 'initiative')] : [],
            ),
            params: {
              variant: same ? 'same' : 'different',
              title: line?.initiative || line?.strategy || '',
              first: first ? context.cell(first) : '',
              yen: line?.amount.yen ?? 0,
              unit: context.unit,
            },
          }
        })
    })
  },
}
