// A conformance vector: what goes into the validation, and what must come out wherever it runs.
import { assess, reportDigest } from '../../shared/assess.ts'
import type { Mapping, Plan, Policy, Report, SheetSnapshot } from '../../shared/schema/index.ts'

export interface VectorInput {
  name: string
  snapshot: SheetSnapshot
  plan: Plan | null
  policy: Policy
  mapping?: Mapping
}

export interface Vector extends VectorInput {
  /** Digest of `report` over its canonical JSON. */
  digest: string
  report: Report
}

export const vectorReport = ({ snapshot, plan, policy, mapping }: VectorInput): Report =>
  assess(snapshot, plan, policy, mapping ? { mapping } : {})

export const vectorDigest = (input: VectorInput): string => reportDigest(vectorReport(input))
