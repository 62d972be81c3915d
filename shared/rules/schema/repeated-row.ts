// A row that stands twice, cell for cell: pasted twice, most likely.
import { parseCell } from '../../address/index.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

/** Rows above that a copy is looked for in. */
const lookedAt = 10
/** Thousands of yen, in their last bits. */
const keyOf = (yen: number): number => (yen / 1_000) & (keys - 1)
const keys = 8_192

export const repeatedRow: Rule = {
  code: 'schema/repeated-row',
  family: 'schema',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['schema/duplicate-item'],
  check(context) {
    const { lines, leaves } = context
    const nameRole = context.column('initiative') === null ? 'outline' : 'initiative'
    const rows: number[] = []
    let yen = 0
    let first: Line | null = null
    const amounts = new Float64Array(leaves.length)
    for (let n = 0; n < leaves.length; n++) amounts[n] = lines.yen[leaves[n] as number] as number
    // The last leaf of each key: by it most amounts are told apart from all those just above.
    const lastOf = new Int32Array(keys).fill(-lookedAt - 1)
    // A pasted copy stands next to its original, or at the end of the block: the last few are enough.
    for (let n = 0; n < leaves.length; n++) {
      const own = amounts[n] as number
      if (!own) continue
      const key = keyOf(own)
      const last = lastOf[key] as number
      lastOf[key] = n
      if (n - last > lookedAt) continue
      const farthest = Math.max(0, n - lookedAt)
      for (let back = n - 1; back >= farthest; back--) {
        if (amounts[back] !== own) continue
        const line = lines.get(leaves[n] as number)
        const before = lines.get(leaves[back] as number)
        if (!line || !before || !isSameRow(context, line, before)) continue
        first ??= before
        rows.push(line.row)
        yen += own
        break
      }
    }
    if (!first) return []
    const draft: Draft = {
      cells: context.ranges(rows, nameRole),
      params: { count: rows.length, first: context.cell(first), yen, unit: context.unit },
    }
    return [draft]
  },
}

function isSameRow({ table, snapshot }: RuleContext, a: Line, b: Line): boolean {
  if (!table || a.initiative !== b.initiative || (a.initiative || a.strategy) === '') return false
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  const [own = [], other = []] = [a, b].map(({ row }) => snapshot.rows[row - origin.row])
  const last = Math.min(table.range.right - origin.column, Math.max(own.length, other.length) - 1)
  for (let c = table.range.left - origin.column; c <= last; c++) {
    if ((own[c] ?? '') !== (other[c] ?? '')) return false
  }
  return true
}
