// Rules of exclusions and reflection marks, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { excludedTwice } from './excluded-twice.ts'
import { excludedWithoutCell } from './excluded-without-cell.ts'
import { exclusionDiffersFromPlan } from './exclusion-differs-from-plan.ts'
import { exclusionNotOnSheet } from './exclusion-not-on-sheet.ts'
import { markDiffersFromPlan } from './mark-differs-from-plan.ts'
import { markOnExcluded } from './mark-on-excluded.ts'
import { markWithoutMoney } from './mark-without-money.ts'
import { noReflectionColumn } from './no-reflection-column.ts'
import { unknownExclusion } from './unknown-exclusion.ts'
import { unknownMark } from './unknown-mark.ts'
import { unsetMark } from './unset-mark.ts'

export const classificationRules: readonly Rule[] = [
  noReflectionColumn,
  unsetMark,
  unknownMark,
  markOnExcluded,
  markDiffersFromPlan,
  markWithoutMoney,
  unknownExclusion,
  excludedWithoutCell,
  exclusionDiffersFromPlan,
  exclusionNotOnSheet,
  excludedTwice,
]
