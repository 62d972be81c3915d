// All rules, in the order they run.
import { amountsRules } from './amounts/index.ts'
import { classificationRules } from './classification/index.ts'
import type { Rule } from './engine/rule.ts'
import { formulasRules } from './formulas/index.ts'
import { guidelineRules } from './guideline/index.ts'
import { opinionsRules } from './opinions/index.ts'
import { schemaRules } from './schema/index.ts'
import { checksCutShort } from './structure/checks-cut-short.ts'
import { structureRules } from './structure/index.ts'
import { ruleChangedByPolicy, unknownRuleInPolicy } from './structure/rule-changed-by-policy.ts'
import { totalsRules } from './totals/index.ts'
import { yearRules } from './year/index.ts'

/**
 * Every rule. A cause runs before what follows from it: the shape of the sheet, its formulas, its
 * names, its amounts and marks, then the sums, the share last of them.
 */
export const rules: readonly Rule[] = [
  ruleChangedByPolicy(() => ruleCodes),
  unknownRuleInPolicy(() => ruleCodes),
  ...structureRules,
  ...formulasRules,
  ...schemaRules,
  ...yearRules,
  ...amountsRules,
  ...classificationRules,
  ...opinionsRules,
  ...totalsRules,
  ...guidelineRules,
  // Knows what was left out when all others have run.
  checksCutShort,
]

export const ruleCodes: ReadonlySet<string> = new Set(rules.map(({ code }) => code))
