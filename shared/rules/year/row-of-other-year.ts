// A line whose year column names another year than the other lines.
import { fiscalYear } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const rowOfOtherYear: Rule = {
  code: 'year/row-of-other-year',
  family: 'year',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const column = context.column('year')
    if (column === null) return []
    const rowsOf = new Map<number, number[]>()
    const yearOf = yearReader()
    for (const i of context.leaves) {
      if (Number.isNaN(context.lines.yen[i])) continue
      const row = context.lines.rowOf(i)
      const year = yearOf(context.cellAt(row, column))
      if (year === null) continue
      const rows = rowsOf.get(year)
      if (rows) rows.push(row)
      else rowsOf.set(year, [row])
    }
    const expected = expectedYear(context, rowsOf)
    if (expected === null) return []
    return [...rowsOf]
      .filter(([year]) => year !== expected)
      .map(
        ([year, rows]): Draft => ({
          cells: context.ranges(rows, 'year'),
          params: { year, expected, count: rows.length },
        }),
      )
  },
}

/** The plan's year where lines have it, else the year of nine lines in ten. */
function expectedYear({ plan }: RuleContext, rowsOf: ReadonlyMap<number, number[]>): number | null {
  if (plan?.fiscalYear != null && rowsOf.has(plan.fiscalYear)) return plan.fiscalYear
  const all = [...rowsOf.values()].reduce((sum, rows) => sum + rows.length, 0)
  for (const [year, rows] of rowsOf) if (rows.length * 10 >= all * 9) return year
  return null
}

function yearReader(): (cell: string | number | boolean | null) => number | null {
  const known = new Map<string, number | null>()
  return (cell) => {
    const text = String(cell ?? '')
    let year = known.get(text)
    if (year === undefined) {
      year = fiscalYear(text, { beside: true })?.fiscalYear ?? null
      known.set(text, year)
    }
    return year
  }
}
