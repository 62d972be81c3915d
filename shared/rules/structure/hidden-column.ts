// A hidden column that the figures or the classification are read from.
import { columnIndex } from '../../address/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'

const telling = ['amount', 'exclusion', 'reflection', 'initiative', 'outline'] as const

export const hiddenColumn: Rule = {
  code: 'structure/hidden-column',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check({ table, snapshot }) {
    const hidden = new Set(snapshot.hiddenColumns)
    const drafts: Draft[] = []
    if (!table || hidden.size === 0) return drafts
    for (const { column, role } of table.columns) {
      if (!telling.some((name) => name === role)) continue
      // Snapshots count columns from 1, addresses here from 0.
      if (!hidden.has(columnIndex(column) + 1)) continue
      const heading = table.headerRows[0] ?? table.range.top
      // Hidden marks and names are read as they are; hidden amounts are hardly the ones that are meant.
      const unsettles = role === 'amount' ? 'total' : null
      drafts.push({ cells: [`${column}${heading}`], params: { role }, unsettles })
    }
    return drafts
  },
}
