// Formulas of the budget's own table.

import type { Formula } from '../../formula/parse-formula.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft } from '../engine/rule.ts'

export const inTable = ({ table }: RuleContext, { row, column }: Formula): boolean =>
  table !== null &&
  row >= table.range.top &&
  row <= table.range.bottom &&
  column >= table.range.left &&
  column <= table.range.right

/** Only formulas of the amount column change a figure. */
export const ofAmounts = ({ table }: RuleContext, { column }: Formula): Pick<Draft, 'unsettles'> =>
  table?.columnOf.amount === column ? {} : { unsettles: null }
