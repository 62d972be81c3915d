// The domain's front door: what the pane, the Worker and the tests use of it.
export { formatAmount, formatYen } from './amount/index.ts'
export {
  type Assessment,
  type AssessOptions,
  assess,
  assessInFull,
  reportDigest,
  rulesetVersion,
} from './assess.ts'
export { canonicalJson, digestOf, snapshotDigest } from './digest/index.ts'
export { applyEdits } from './edits.ts'
export { catalogues } from './locales/index.ts'
export { rules } from './rules/index.ts'
export * from './schema/index.ts'
export { readBudget } from './sheet/read.ts'
export { createStatement } from './statement/index.ts'
export { computeTotals, roundedShare, whichRounding } from './totals/index.ts'
