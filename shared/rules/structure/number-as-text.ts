// A number kept as text: Hanei reads it, Excel's SUM does not.
import { amountUnit } from '../../model/amount-unit.ts'
import type { AmountReading } from '../../model/budget.ts'
import { type Edit, unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const numberAsText: Rule = {
  code: 'structure/number-as-text',
  family: 'structure',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const rows: number[] = []
    const edits: Edit[] = []
    let example = ''
    for (const line of context.survey.textNumbers) {
      const { amount } = line
      rows.push(line.row)
      example ||= amount.raw.trim()
      const value = plainNumber(amount, context)
      if (value !== null) edits.push({ cell: context.cell(line), value })
    }
    const draft: Draft = { cells: context.ranges(rows), params: { count: rows.length, example } }
    if (edits.length > 0) draft.suggestion = { label: 'numbersFromText', edits }
    return rows.length > 0 ? [draft] : []
  },
}

/** The number to store so that it means the same: in the unit that numbers of this column have. */
function plainNumber(amount: AmountReading, { table }: RuleContext): number | null {
  if (amount.yen === null || !table) return null
  const unit = amountUnit(table)
  // A sheet whose unit stands only in its cells would lose it.
  if (unit === null)
    return amount.unitSource === 'default' && amount.unit ? amount.yen / unitYen[amount.unit] : null
  const value = amount.yen / unitYen[unit]
  return Number.isInteger(value) ? value : null
}
