// Formulas of the budget's own table.
import type { RuleContext } from '../context.ts'
import type { Formula } from './parse-formula.ts'

export const inTable = ({ table }: RuleContext, { row, column }: Formula): boolean =>
  table !== null &&
  row >= table.range.top &&
  row <= table.range.bottom &&
  column >= table.range.left &&
  column <= table.range.right
