// The share with its arithmetic, which stays in view whatever is looked at.
import type { Report, TracedCell } from '../schema/index.ts'
import { shareArithmetic } from './arithmetic.ts'
import { referenceOf, shareNode } from './figures.ts'

export const rootOf = (report: Report): TracedCell['root'] => ({
  ...referenceOf(shareNode(report)),
  status: report.totals.share.status,
  arithmetic: shareArithmetic(report),
})
