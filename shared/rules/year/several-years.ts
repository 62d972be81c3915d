// Titles around the table name different years: one was left from last year's sheet, most likely.
import type { Draft, Rule } from '../engine/rule.ts'

export const severalYears: Rule = {
  code: 'year/several-years',
  family: 'year',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: ['year/wrong-year'],
  check({ budget, table }) {
    const top = table?.range.top ?? 1
    // Headings compare years on purpose; titles above them do not.
    const titles = budget.years.filter(({ cell }) => Number(cell.replace(/\D/g, '')) < top)
    const years = [...new Set(titles.map(({ fiscalYear }) => fiscalYear))]
    const [first] = titles
    const other = titles.find(({ fiscalYear }) => fiscalYear !== first?.fiscalYear)
    if (!first || !other || years.length < 2 || first.cell === other.cell) return []
    const draft: Draft = {
      cells: [other.cell, first.cell],
      params: { first: first.fiscalYear, other: other.fiscalYear },
    }
    return [draft]
  },
}
