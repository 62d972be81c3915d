// The unit that plain numbers of the amount column are in.
import type { TableReading } from './budget.ts'
import type { Unit } from './types.ts'

/** The heading's unit before the table's; null when neither states one. Source: DOMAIN, unit precedence. */
export const amountUnit = (table: TableReading | null): Unit | null =>
  table?.columns.find(({ role }) => role === 'amount')?.unit ?? table?.unit ?? null
