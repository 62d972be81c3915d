// The same item with the same money under two parents, neither called 再掲.
import type { Draft, Rule } from '../engine/rule.ts'

export const possibleRelisting: Rule = {
  code: 'schema/possible-relisting',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: ['schema/duplicate-item'],
  check({ links, lines, unit, cell }) {
    const drafts: Draft[] = []
    for (const own of links?.linesOf ?? []) {
      if (own.length < 2 || own.length > 4) continue
      const first = lines.get(own[0] ?? -1)
      for (const i of own.slice(1)) {
        const line = lines.get(i)
        if (!line || !first || !line.yen || line.yen !== first.yen) continue
        if (line.issue === first.issue && line.strategy === first.strategy) continue
        if (line.department !== first.department) continue
        drafts.push({
          cells: [cell(line), cell(first)],
          params: {
            title: line.initiative || line.strategy,
            first: cell(first),
            yen: line.yen,
            unit,
          },
        })
      }
    }
    return drafts
  },
}
