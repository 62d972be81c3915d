// Texts of the table's headings and names, for advice on how they are written.
import type { ColumnRole } from '../../schema/index.ts'
import { cellAddress } from '../../sheet/address.ts'
import type { RuleContext } from '../context.ts'
import type { Draft } from '../rule.ts'

const named: readonly ColumnRole[] = ['issue', 'strategy', 'initiative', 'outline', 'department']

/** Cells of headings and names whose text `holds`, as one draft. A text like the one above is passed over. */
export function textsWhere(context: RuleContext, holds: (text: string) => boolean): Draft[] {
  const { table, lines, cellAt } = context
  if (!table) return []
  const headings: string[] = []
  for (const row of table.headerRows) {
    for (let column = table.range.left; column <= table.range.right; column++) {
      const text = cellAt(row, column)
      if (typeof text === 'string' && holds(text)) headings.push(cellAddress(row, column))
    }
  }
  const names = named.flatMap((role) => {
    const column = context.column(role)
    if (column === null) return []
    const rows: number[] = []
    let above = ''
    let held = false
    for (const { row } of lines) {
      const text = cellAt(row, column)
      if (typeof text !== 'string') continue
      if (text !== above) {
        held = holds(text)
        above = text
      }
      if (held) rows.push(row)
    }
    return context.ranges(rows, role)
  })
  const cells = [...headings, ...names]
  return cells.length > 0 ? [{ cells, params: { count: cells.length } }] : []
}
