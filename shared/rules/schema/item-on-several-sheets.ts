// One item on the sheets of two sections: counted twice, or split between them.
import type { Line } from '../../model/budget.ts'
import { createFolder } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const itemOnSeveralSheets: Rule = {
  code: 'schema/item-on-several-sheets',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    if (!context.sharesItems) return []
    return groups(context).flatMap((lines): Draft[] => {
      const [first, ...others] = lines
      const sheets = lines.map(({ index }) => context.sheetOf(index))
      if (!first || new Set(sheets).size < 2) return []
      const isSame = others.every(({ yen }) => yen === first.yen)
      return [
        {
          cells: [...others, first].map((line) => context.cell(line, nameRole(line))),
          params: {
            variant: isSame ? 'same' : 'split',
            title: first.initiative || first.strategy,
            sheets: [...new Set(sheets)],
            yen: isSame ? (first.yen ?? 0) : lines.reduce((sum, { yen }) => sum + (yen ?? 0), 0),
            unit: context.unit,
          },
          // Sections that share an item each have their own part of it.
          ...(isSame ? {} : { severity: 'info', unsettles: null }),
        },
      ]
    })
  },
}

/** Lines of one item that no department tells apart. */
function groups(context: RuleContext): Line[][] {
  const { lines, leaves, links } = context
  const folder = createFolder()
  const placeOf = lines.perNames(({ issue, strategy, initiative }) => {
    const names = [issue, strategy, initiative].map(folder).filter((name) => name !== '')
    // 旅費 alone stands in every section's sheet.
    return names.length > 1 ? names.join('\n') : ''
  })
  const byItem = new Map<string, number[]>()
  for (const i of leaves) {
    if (!lines.yen[i]) continue
    const isPlanned = links !== null && (links.itemOf[i] as number) >= 0
    const place = placeOf(i) || (isPlanned ? `${links.itemOf[i]}` : '')
    if (place === '') continue
    const key = `${place}\n${folder(lines.detailOf(i))}\n${folder(lines.departmentOf(i))}`
    const found = byItem.get(key)
    if (found) found.push(i)
    else byItem.set(key, [i])
  }
  return [...byItem.values()]
    .filter((indexes) => indexes.length > 1)
    .map((indexes) => indexes.flatMap((i) => lines.get(i) ?? []))
}

const nameRole = ({ initiative }: Line) => (initiative === '' ? 'strategy' : 'initiative')
