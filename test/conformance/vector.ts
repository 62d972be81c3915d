// A conformance vector: what goes into the validation, and what must come out wherever it runs.
import { assess, reportDigest } from '../../shared/assess.ts'
import type { Mapping, Plan, Policy, Report, SheetSnapshot } from '../../shared/schema/index.ts'
import { assessSheets } from '../../shared/workbook/index.ts'

export interface VectorInput {
  name: string
  snapshot: SheetSnapshot
  plan: Plan | null
  policy: Policy
  mapping?: Mapping
  /** The other sheets of a run of several. */
  beside?: SheetSnapshot[]
  /** Sheets with the council's opinions beside the one sheet. */
  registers?: SheetSnapshot[]
}

export interface Vector extends VectorInput {
  /** Digest of `report` over its canonical JSON. */
  digest: string
  report: Report
}

export const vectorReport = (input: VectorInput): Report => {
  const { snapshot, beside, registers, plan, policy, mapping } = input
  if (beside) return assessSheets([snapshot, ...beside], plan, policy).report
  return assess(snapshot, plan, policy, {
    ...(mapping ? { mapping } : {}),
    ...(registers ? { registers } : {}),
  })
}

export const vectorDigest = (input: VectorInput): string => reportDigest(vectorReport(input))
