// The rules and what runs them.
export { createRuleContext, displayUnit, type RuleContext } from './context.ts'
export { runRules } from './engine.ts'
export { ruleCodes, rules } from './registry.ts'
export { createReported } from './reported.ts'
export type { Draft, Need, Params, Rule } from './rule.ts'
