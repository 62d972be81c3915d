// Rules of the national guideline on machine-readable tables; advice only, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { layoutSpaces } from './layout-spaces.ts'
import { lineBreaks } from './line-breaks.ts'
import { machineDependent } from './machine-dependent.ts'
import { mergedCells } from './merged-cells.ts'
import { omittedNames } from './omitted-names.ts'
import { oneTablePerSheet } from './several-tables.ts'
import { unitInCell } from './unit-in-cell.ts'

export const guidelineRules: readonly Rule[] = [
  mergedCells,
  omittedNames,
  unitInCell,
  lineBreaks,
  layoutSpaces,
  machineDependent,
  oneTablePerSheet,
]
