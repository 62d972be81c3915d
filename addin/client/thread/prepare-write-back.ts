// The write-back as data, made from the reading that the report was made from.
import {
  defaultPolicy,
  type Language,
  type Mapping,
  type Policy,
  type Report,
  type SheetSnapshot,
} from '../../../shared/schema/index.ts'
import { readBudget } from '../../../shared/sheet/read.ts'
import { planWriteBack } from '../../../shared/writeback/index.ts'
import type { WriteBackPlan, WriteTarget } from '../../../shared/writeback/types.ts'
import type { PlanInUse } from './check-sheet.ts'

export async function prepareWriteBack(input: {
  snapshot: SheetSnapshot
  plan: PlanInUse
  policy: Policy | null
  mapping: Mapping | null
  report: Report
  receipt: { id: string; receipt: string } | null
  sheets: readonly { name: string; own: boolean }[]
  targets: readonly WriteTarget[]
  language: Language
  /** ISO 8601 with the viewer's zone. */
  writtenAt: string
  who: string
  savedBy: string
}): Promise<WriteBackPlan> {
  const { report, language, receipt, targets, writtenAt, who, savedBy } = input
  const policy = input.policy ?? defaultPolicy
  const plan = input.plan.kind === 'none' ? null : input.plan.plan
  return planWriteBack({
    report,
    budget: readBudget(input.snapshot, plan, policy, input.mapping ?? undefined),
    policy,
    plan,
    language,
    targets,
    writtenAt,
    who,
    savedBy,
    existingSheets: input.sheets,
    ...(receipt
      ? {
          attestation: {
            runId: receipt.id,
            receipt: receipt.receipt,
            when: writtenAt,
          },
        }
      : {}),
  })
}
