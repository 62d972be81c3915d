// Formulas of the budget's own table.

import type { Formula } from '../../formula/parse-formula.ts'
import type { RuleContext } from '../engine/context.ts'

export const inTable = ({ table }: RuleContext, { row, column }: Formula): boolean =>
  table !== null &&
  row >= table.range.top &&
  row <= table.range.bottom &&
  column >= table.range.left &&
  column <= table.range.right
