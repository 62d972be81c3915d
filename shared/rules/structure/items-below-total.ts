// Items below the table's own total, which leaves them out: they are added, but may be another table.
import { cellAddress } from '../../address/index.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const itemsBelowTotal: Rule = {
  code: 'structure/items-below-total',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'itemsBelowTotal').flatMap(({ total, from, to }) => {
      const column = context.column('amount')
      if (column === null) return []
      const { lines } = context
      const below = [...context.leaves].filter((i) => {
        const row = lines.rowOf(i)
        return row >= from && row <= to && !Number.isNaN(lines.yen[i])
      })
      const yen = below.reduce((sum, i) => sum + (lines.yen[i] as number), 0)
      return {
        cells: context.ranges(below.map((i) => lines.rowOf(i))),
        params: {
          total: cellAddress(total, column),
          count: below.length,
          yen,
          unit: context.unit,
        },
      }
    }),
}
