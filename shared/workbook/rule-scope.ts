// Which rules look at one sheet after the other, and which at the whole budget.
import type { Rule } from '../rules/index.ts'

/** Once over all lines: the plan, the policy, and what only the whole comes to. */
const overAll: ReadonlySet<string> = new Set([
  'structure/rule-changed-by-policy',
  'structure/unknown-rule-in-policy',
  'structure/other-sheets',
  'structure/checks-cut-short',
  'schema/no-plan',
  'schema/different-plan',
  'schema/issue-near-miss',
  'schema/strategy-near-miss',
  'schema/initiative-near-miss',
  'schema/unknown-issue',
  'schema/unknown-strategy',
  'schema/unknown-initiative',
  'schema/wrong-parent',
  'schema/duplicate-item',
  'schema/possible-relisting',
  'schema/missing-item',
  'amounts/differs-from-plan',
  'classification/mark-differs-from-plan',
  'classification/exclusion-differs-from-plan',
  'classification/exclusion-not-on-sheet',
  'classification/excluded-twice',
  'totals/too-large',
  'totals/base-not-positive',
  'totals/plan-declared-differs',
])

/** What a sheet declares beside its table is its own; what a summary declares is the whole's. */
const both: ReadonlySet<string> = new Set([
  // Of all sheets none may hold a budget.
  'structure/no-table',
  'totals/declared-differs',
  'totals/coarser-unit',
  'totals/share-differs',
  'totals/share-rounding',
])

export const looksAtAll = ({ code }: Rule): boolean => overAll.has(code) || both.has(code)
export const looksAtOne = ({ code }: Rule): boolean => !overAll.has(code)
/** Of a summary only its own arithmetic is looked at: its lines are other sheets'. */
export const looksAtSummary = ({ code, family }: Rule): boolean =>
  family === 'formulas' || code === 'totals/subtotal-differs' || code === 'totals/parent-differs'
