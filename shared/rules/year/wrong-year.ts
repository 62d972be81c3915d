// The amount column, or the sheet's title, is of another year than the plan.
import type { Draft, Rule } from '../engine/rule.ts'

export const wrongYear: Rule = {
  code: 'year/wrong-year',
  family: 'year',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'plan'],
  silencedBy: [],
  check({ table, plan, budget }) {
    const planned = plan?.fiscalYear ?? null
    if (!table || planned === null) return []
    const column = table.columns.find(({ role }) => role === 'amount')
    if (column?.fiscalYear != null) {
      if (column.fiscalYear === planned) return []
      const heading = table.headerRows[0] ?? table.range.top
      const draft: Draft = {
        cells: [`${column.column}${heading}`],
        params: { variant: 'column', year: column.fiscalYear, planned },
      }
      return [draft]
    }
    // A title may name several years; one that is the plan's is enough.
    const [first] = budget.years
    if (!first || budget.years.some(({ fiscalYear }) => fiscalYear === planned)) return []
    return [{ cells: [first.cell], params: { variant: 'title', year: first.fiscalYear, planned } }]
  },
}
