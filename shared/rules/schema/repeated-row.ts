// A row that stands twice, cell for cell: pasted twice, most likely.
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../context.ts'
import type { Draft, Rule } from '../rule.ts'

export const repeatedRow: Rule = {
  code: 'schema/repeated-row',
  family: 'schema',
  severity: 'warning',
  needs: ['table'],
  silencedBy: ['schema/duplicate-item'],
  check(context) {
    const { lines, leaves } = context
    const { yen: yenOf, names } = lines
    const nameRole = context.column('initiative') === null ? 'outline' : 'initiative'
    const rows: number[] = []
    let yen = 0
    let first: Line | null = null
    // A pasted copy stands next to its original, or at the end of the block: the last few are enough.
    for (let n = 0; n < leaves.length; n++) {
      const index = leaves[n] as number
      const own = yenOf[index]
      if (!own) continue
      for (let back = n - 1; back >= 0 && back >= n - 10; back--) {
        const earlier = leaves[back] as number
        if (yenOf[earlier] !== own || names[earlier]?.initiative !== names[index]?.initiative)
          continue
        const line = lines.get(index) as Line
        const before = lines.get(earlier) as Line
        if (!isSameRow(context, line, before)) continue
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

function isSameRow({ table, cellAt }: RuleContext, a: Line, b: Line): boolean {
  if (!table || (a.initiative || a.strategy) === '') return false
  for (let column = table.range.left; column <= table.range.right; column++) {
    if ((cellAt(a.row, column) ?? '') !== (cellAt(b.row, column) ?? '')) return false
  }
  return true
}
