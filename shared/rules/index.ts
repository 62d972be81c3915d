// The rules and what runs them.
export { createRuleContext, displayUnit, type RuleContext } from './engine/context.ts'
export { createFinding, runRule, runRules } from './engine/engine.ts'
export { createPlanLinks, type PlanItem } from './engine/plan-links.ts'
export { createReported, type Reported } from './engine/reported.ts'
export type { Draft, Need, Rule } from './engine/rule.ts'
export { reportedOpinions } from './facts/opinion-totals.ts'
export { ruleCodes, rules } from './registry.ts'
