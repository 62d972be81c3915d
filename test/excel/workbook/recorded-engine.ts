// Results that are told instead of calculated: for counting requests on sheets too large to calculate here.
import type { Engine } from './engine.ts'
import { type Computed, isFormula } from './model.ts'

/**
 * Takes the place of a workbook's engine: `workbook.engine = createRecordedEngine(…)`. It proves
 * nothing about formulas; what they come to is for IronCalc to say, on smaller sheets.
 * @param resultOf row and column from 0
 */
export const createRecordedEngine = (
  resultOf: (sheet: string, row: number, column: number) => Computed | undefined,
): Engine => ({
  value: (sheet, row, column) =>
    isFormula(sheet.cells[row]?.[column]) ? (resultOf(sheet.name, row, column) ?? '') : undefined,
  spills: () => [],
  touch: () => {},
  reset: () => {},
  give: () => {
    throw new Error('no custom functions without calculation')
  },
  evaluate: () => {
    throw new Error('no calculation')
  },
  calculations: 0,
  dispose: () => {},
})
