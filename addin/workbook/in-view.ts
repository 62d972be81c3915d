// Which budget is meant by the sheet that is on screen.
import type { SheetInfo } from './port.ts'

/**
 * The sheet in view. On a sheet of Hanei's own the budget is meant that it was made from, never
 * the sheet itself; null where nothing tells which one that is.
 */
export function budgetInView(sheets: readonly SheetInfo[]): string | null {
  const inView = sheets.find((one) => one.active)
  if (inView && !inView.own) return inView.name
  const budgets = sheets.filter((one) => one.visible && !one.own)
  const source = budgets.find((one) => one.name === inView?.madeFrom)
  return (source ?? (budgets.length === 1 ? budgets[0] : undefined))?.name ?? null
}
