// The cases of all rules, for their tests and for the help page of each.
import type { RuleCase } from '../case.ts'
import { amountsCases } from './amounts.ts'
import { classificationCases } from './classification.ts'
import { formulasCases } from './formulas.ts'
import { guidelineCases } from './guideline.ts'
import { opinionsCases } from './opinions.ts'
import { schemaCases } from './schema.ts'
import { sheetsCases } from './sheets.ts'
import { structureCases } from './structure.ts'
import { totalsCases } from './totals.ts'
import { yearCases } from './year.ts'

export const cases: readonly RuleCase[] = [
  ...structureCases,
  ...formulasCases,
  ...schemaCases,
  ...amountsCases,
  ...classificationCases,
  ...opinionsCases,
  ...totalsCases,
  ...yearCases,
  ...guidelineCases,
  ...sheetsCases,
]
