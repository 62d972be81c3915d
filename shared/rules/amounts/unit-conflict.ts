// A cell says one unit, its heading or table another; the nearer one was taken.
import type { Unit } from '../../schema/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const unitConflict: Rule = {
  code: 'amounts/unit-conflict',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['amounts/ambiguous-unit'],
  check(context) {
    const groups = new Map<string, { unit: Unit; other: Unit; rows: number[] }>()
    for (const line of context.survey.unitConflicts) {
      const { unit, unitConflict: other } = line.amount
      if (!other || !unit) continue
      const key = `${unit} ${other}`
      const group = groups.get(key) ?? { unit, other, rows: [] }
      groups.set(key, group)
      group.rows.push(line.row)
    }
    return [...groups.values()].map(
      ({ unit, other, rows }): Draft => ({
        cells: context.ranges(rows),
        params: { taken: unit, other, count: rows.length },
      }),
    )
  },
}
