// More than one table on a sheet.
import { rangeAddress } from '../../address/index.ts'
import type { Rule } from '../engine/rule.ts'

export const oneTablePerSheet: Rule = {
  code: 'guideline/several-tables',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  silencedAnywhereBy: ['structure/several-tables'],
  check: ({ budget }) =>
    budget.tables.length > 1
      ? [
          {
            cells: budget.tables.map(({ range }) => rangeAddress(range)),
            params: { count: budget.tables.length },
          },
        ]
      : [],
}
