// Amounts fetched from workbooks that are not here: what they hold now nobody can tell.
import { rowsAsRanges } from '../../address/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { amountLinks } from '../facts/sheets-of-run.ts'

export const externalLink: Rule = {
  code: 'formulas/external-link',
  family: 'formulas',
  severity: 'warning',
  // The amount is there; that it may have changed since is said, and does not hold up the share.
  unsettles: null,
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value', 'formulas/not-calculated'],
  check(context) {
    const byBook = new Map<string, { rows: number[]; column: number }>()
    for (const { row, column, outside } of amountLinks(context)) {
      const [book] = outside
      if (book === undefined || context.isReported('formulas/error-value', row, column)) continue
      const found = byBook.get(book) ?? { rows: [], column }
      byBook.set(book, found)
      found.rows.push(row)
    }
    return [...byBook].map(
      ([book, { rows, column }]): Draft => ({
        cells: rowsAsRanges(
          [...rows].sort((a, b) => a - b),
          column,
        ),
        params: {
          variant: /^\d+$/.test(book) ? 'numbered' : 'named',
          book,
          count: rows.length,
        },
      }),
    )
  },
}
