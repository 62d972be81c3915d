// The Worker's one door to the domain: a sheet in, its report in canonical text and its lines out.
import { assessInFull, rulesetVersion } from '../shared/assess.ts'
import { canonicalJson, digestOfText } from '../shared/digest/index.ts'
import type {
  ComparedLine,
  Mapping,
  OtherSheet,
  Plan,
  Policy,
  Report,
  SheetSnapshot,
} from '../shared/schema/index.ts'
import { comparedLines } from './compare/index.ts'

export const ruleset = rulesetVersion

export interface Assessment {
  report: Report
  /** RFC 8785 JSON of the report: what the digest is over, and what is answered. */
  reportText: string
  digest: string
  /** For comparing; made only for a run that is kept. */
  lines: () => ComparedLine[]
}

export interface ReckonOptions {
  mapping?: Mapping | undefined
  planVersion: number | null
  otherSheets?: readonly OtherSheet[] | undefined
}

/** Assesses a sheet. Pure: the same input gives the same text anywhere. */
export function assessSheet(
  snapshot: SheetSnapshot,
  plan: Plan | null,
  policy: Policy,
  { mapping, planVersion, otherSheets }: ReckonOptions,
): Assessment {
  const options = {
    planVersion,
    ...(mapping ? { mapping } : {}),
    ...(otherSheets ? { otherSheets } : {}),
  }
  const { report, budget } = assessInFull(snapshot, plan, policy, options)
  const reportText = canonicalJson(report)
  return {
    report,
    reportText,
    digest: digestOfText(reportText),
    lines: () => comparedLines(budget),
  }
}
