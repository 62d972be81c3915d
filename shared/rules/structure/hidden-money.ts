// A hidden row that carries money: it counts, and nobody sees it.
import type { Draft, Rule } from '../rule.ts'

export const hiddenMoney: Rule = {
  code: 'structure/hidden-money',
  family: 'structure',
  severity: 'warning',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const rows: number[] = []
    let yen = 0
    for (const i of context.leaves) {
      const line = context.lines[i]
      if (!line?.hidden || !line.amount.yen) continue
      rows.push(line.row)
      yen += line.amount.yen
    }
    const draft: Draft = {
      cells: context.ranges(rows),
      params: { count: rows.length, yen, unit: context.unit },
    }
    return rows.length > 0 ? [draft] : []
  },
}
