// No column of reflection marks: the share cannot be worked out from this sheet.
import { rangeAddress } from '../../address/index.ts'
import type { Rule } from '../engine/rule.ts'

export const noReflectionColumn: Rule = {
  code: 'classification/no-reflection-column',
  family: 'classification',
  severity: 'info',
  unsettles: 'share',
  needs: ['table'],
  silencedBy: [],
  check({ table, column, survey, budget, plan }) {
    if (!table || column('reflection') !== null) return []
    // The plan may carry the marks instead.
    if (survey.classified) return []
    const published =
      plan?.declared?.share !== undefined || budget.declared.some(({ what }) => what === 'share')
    return [
      {
        cells: [
          rangeAddress({ ...table.range, bottom: table.headerRows.at(-1) ?? table.range.top }),
        ],
        params: {},
        // A share is published that this sheet gives no account of.
        severity: published ? 'warning' : 'info',
      },
    ]
  },
}
