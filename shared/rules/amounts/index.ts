// Rules of each amount by itself, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { ambiguousUnit } from './ambiguous-unit.ts'
import { approximate } from './approximate.ts'
import { differsFromPlan } from './differs-from-plan.ts'
import { fractionOfYen } from './fraction-of-yen.ts'
import { ignoredPart } from './ignored-part.ts'
import { missing } from './missing.ts'
import { negative } from './negative.ts'
import { noUnit } from './no-unit.ts'
import { shownOtherwise } from './shown-otherwise.ts'
import { suspectedUnit } from './suspected-unit.ts'
import { tooLarge } from './too-large.ts'
import { unitConflict } from './unit-conflict.ts'
import { unreadable } from './unreadable.ts'

export const amountsRules: readonly Rule[] = [
  noUnit,
  ambiguousUnit,
  unreadable,
  fractionOfYen,
  tooLarge,
  missing,
  unitConflict,
  shownOtherwise,
  suspectedUnit,
  approximate,
  ignoredPart,
  negative,
  differsFromPlan,
]
