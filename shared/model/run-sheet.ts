// A sheet of a run that reads several, as its rules know it.
import type { Budget } from './budget.ts'
import type { SheetRole } from './types.ts'

export interface RunSheet {
  workbook?: string
  sheet: string
  /** What its addresses begin with, without `!`. */
  reference: string
  /** What people call it: its sheet, or its file where the sheets of all files have one name. */
  name: string
  role: SheetRole
  budget: Budget
}

export function runSheet(
  reference: string,
  role: SheetRole,
  budget: Budget,
  isByFile: boolean,
): RunSheet {
  const { workbook, sheet } = budget.snapshot
  const dot = workbook?.lastIndexOf('.') ?? -1
  const file = dot > 0 ? workbook?.slice(0, dot) : workbook
  return {
    ...(workbook === undefined ? {} : { workbook }),
    ...{ sheet, reference, role, budget },
    name: isByFile && file ? file : sheet,
  }
}
