// The units that the cells of a range are in, as headings, captions and the cells themselves state them.
import { columnIndex } from '../../address/index.ts'
import type { Budget } from '../../model/budget.ts'
import type { CellRange, Unit } from '../../model/types.ts'
import type { ColumnRole } from '../../schema/index.ts'

/** Columns that are in the table's unit where their headings state none. */
const moneyRoles: ReadonlySet<ColumnRole> = new Set([
  'amount',
  'otherAmount',
  'priorAmount',
  'change',
])

export interface ColumnUnits {
  /** All that its columns and the cells of its amounts are in. */
  readonly inUse: ReadonlySet<Unit>
  /** Units of a range of the table's body, each once; null where one of its columns states none. */
  of(range: CellRange): Unit[] | null
}

export function columnUnits({ table, lines }: Budget): ColumnUnits {
  const byColumn = new Map<number, Unit>()
  for (const { column, role, unit } of table?.columns ?? []) {
    const own = unit ?? (moneyRoles.has(role) ? table?.unit : null)
    if (own) byColumn.set(columnIndex(column), own)
  }
  const { amount, unit: unitColumn } = table?.columnOf ?? {}
  const inUse = new Set(byColumn.values())
  for (let i = 0; i < lines.length; i++) {
    const own = lines.amountOf(i)?.unit
    if (own) inUse.add(own)
  }
  return {
    inUse,
    of({ top, bottom, left, right }) {
      const units = new Set<Unit>()
      // A whole column takes in its heading as well, which counts for nothing in a sum.
      if (!table || bottom < lines.rowOf(0) || top > table.range.bottom) return null
      if (top === bottom && left === right && left === amount) {
        const line = lines.get(lines.indexOf(top))
        const unit = line?.amount.unit
        return line?.amount.state === 'value' && unit ? [unit] : null
      }
      // Where each row states its unit, a range of rows has no unit of its own.
      if (unitColumn !== undefined) return null
      for (let column = left; column <= Math.min(right, table.range.right); column++) {
        const unit = byColumn.get(column)
        if (unit === undefined) return null
        units.add(unit)
      }
      return [...units]
    },
  }
}
