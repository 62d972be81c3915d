// More than one table on a sheet.
import { rangeAddress } from '../../sheet/address.ts'
import type { Rule } from '../rule.ts'

export const oneTablePerSheet: Rule = {
  code: 'guideline/several-tables',
  family: 'guideline',
  severity: 'advice',
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
