// The own name of a row, as choices of rows remember it.
import type { RuleContext } from '../engine/context.ts'

/** '' for a row without one. @param row on the sheet, from 1 */
export function nameOfRow({ lines }: RuleContext, row: number): string {
  const line = lines.get(lines.indexOf(row))
  return line ? line.detail || line.initiative || line.strategy || line.issue : ''
}
