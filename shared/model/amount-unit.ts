// The unit that plain numbers of the amount column are in.
import type { Line, Lines, TableReading } from './budget.ts'
import type { Unit } from './types.ts'

/** The heading's unit before the table's; null when neither states one. Source: DOMAIN, unit precedence. */
export const amountUnit = (table: TableReading | null): Unit | null =>
  table?.columns.find(({ role }) => role === 'amount')?.unit ?? table?.unit ?? null

/** The one unit in which all amounts were read, be it from their cells or by default. */
export function commonUnit(lines: Lines): Unit | null {
  let common: Unit | null = null
  let plainSeen = false
  for (let i = 0; i < lines.length; i++) {
    // All plain numbers are in the same unit.
    const isPlain = lines.amountOf(i) === null
    if (isPlain && plainSeen) continue
    plainSeen ||= isPlain
    const { state, unit } = (lines.get(i) as Line).amount
    if (state !== 'value' || unit === null) continue
    if (common !== null && common !== unit) return null
    common = unit
  }
  return common
}
