// Rules of the sheet against the plan, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { differentPlan } from './different-plan.ts'
import { duplicateItem } from './duplicate-item.ts'
import { initiativeNearMiss } from './initiative-near-miss.ts'
import { issueNearMiss } from './issue-near-miss.ts'
import { itemOnSeveralSheets } from './item-on-several-sheets.ts'
import { missingItem } from './missing-item.ts'
import { noPlan } from './no-plan.ts'
import { possibleRelisting } from './possible-relisting.ts'
import { repeatedRow } from './repeated-row.ts'
import { strategyNearMiss } from './strategy-near-miss.ts'
import { unknownInitiative } from './unknown-initiative.ts'
import { unknownIssue } from './unknown-issue.ts'
import { unknownStrategy } from './unknown-strategy.ts'
import { wrongParent } from './wrong-parent.ts'

export const schemaRules: readonly Rule[] = [
  noPlan,
  differentPlan,
  issueNearMiss,
  strategyNearMiss,
  initiativeNearMiss,
  unknownIssue,
  unknownStrategy,
  unknownInitiative,
  wrongParent,
  itemOnSeveralSheets,
  duplicateItem,
  possibleRelisting,
  repeatedRow,
  missingItem,
]
