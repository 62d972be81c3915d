// The same money excluded twice: one name and one amount under two exclusions.
import type { Line } from '../../model/budget.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const excludedTwice: Rule = {
  code: 'classification/excluded-twice',
  family: 'classification',
  severity: 'error',
  scope: 'budget',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const byAmount = new Map<number, Line[]>()
    const drafts: Draft[] = []
    for (const line of context.survey.excluded) {
      const { yen } = line
      if (line.exclusion.kind !== 'policy' || !yen) continue
      const others = byAmount.get(yen)
      if (!others) byAmount.set(yen, [line])
      else {
        const first = others.find((other) => isSameMoney(line, other))
        if (first) {
          drafts.push({
            cells: [context.cell(line), context.cell(first)],
            params: {
              name: nameOf(line),
              first: context.cell(first),
              yen,
              unit: context.unit,
            },
          })
        }
        // One of each exclusion is enough to hold later lines against.
        if (!others.some((other) => idOf(other) === idOf(line))) others.push(line)
      }
    }
    return drafts
  },
}

const isSameMoney = (a: Line, b: Line): boolean =>
  idOf(a) !== idOf(b) &&
  nameOf(a) !== '' &&
  nameOf(a) === nameOf(b) &&
  a.department === b.department

const idOf = ({ exclusion }: Line): string => (exclusion.kind === 'policy' ? exclusion.id : '')
const nameOf = (line: Line): string => line.initiative || line.strategy || line.issue
