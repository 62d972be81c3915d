// The register on sheets of a workbook that has one budget.
import type { Budget } from '../model/budget.ts'
import type { Plan, SheetSnapshot } from '../schema/index.ts'
import { readRegister } from './read.ts'
import { type Register, registerOf } from './register.ts'

/** Null where nothing ties it to the budget. */
export function registerBeside(
  registers: readonly SheetSnapshot[],
  plan: Plan | null,
  { table }: Budget,
): Register | null {
  const read = registers.flatMap((sheet) => readRegister(sheet, { sheet: sheet.sheet }) ?? [])
  return registerOf(read, plan, { linesNameOpinions: table?.columnOf.opinion !== undefined })
}
