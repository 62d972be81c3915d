// Tables joined in a database repeat an amount on each row of its details: it is counted once a block.
import { columnLetters, rowsAsRanges } from '../../address/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const repeatedAmounts: Rule = {
  code: 'structure/repeated-amounts',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check({ budget, unit }) {
    const { table } = budget
    return budget.readingNotes.flatMap((note): Draft[] => {
      if (note.code !== 'repeatedAmounts' || !table) return []
      const { column, rows, yen } = note
      const top = (table.headerRows.at(-1) ?? table.range.top - 1) + 1
      if (rows.length > 0)
        return [
          {
            cells: rowsAsRanges(rows, column),
            params: { variant: 'once', count: rows.length, yen, unit },
          },
        ]
      const letters = columnLetters(column)
      return [
        {
          severity: 'info',
          unsettles: null,
          cells: [`${letters}${top}:${letters}${table.range.bottom}`],
          params: { variant: 'finer', column: columnLetters(table.columnOf.amount ?? 0) },
        },
      ]
    })
  },
}
