// The write-back as data, made from the readings that the report was made from.
import { defaultPolicy, type Language, type Report } from '../../../shared/schema/index.ts'
import { readBudget } from '../../../shared/sheet/read.ts'
import { planWriteBack } from '../../../shared/writeback/index.ts'
import type { WriteBackPlan, WriteTarget } from '../../../shared/writeback/types.ts'
import type { SentBudget } from './asked.ts'
import { assessChosen, choose, planOf } from './chosen-sheets.ts'
import type { HoldSheets } from './held-sheets.ts'

export interface WriteBackInput extends SentBudget {
  report: Report
  receipt: { id: string; receipt: string } | null
  existingSheets: readonly { name: string; own: boolean }[]
  targets: readonly WriteTarget[]
  language: Language
  /** ISO 8601 with the viewer's zone. */
  writtenAt: string
  who: string
  savedBy: string
}

export type WriteBackAnswer = { kind: 'prepared'; plan: WriteBackPlan } | { kind: 'unknownSheet' }

export async function prepareWriteBack(
  input: WriteBackInput,
  tools: { hold: HoldSheets },
): Promise<WriteBackAnswer> {
  const { report, language, receipt, targets, writtenAt, who, savedBy, existingSheets } = input
  const sheets = tools.hold(input.sheets)
  if (sheets === null) return { kind: 'unknownSheet' }
  const policy = input.policy ?? defaultPolicy
  const { plan } = planOf(input.plan)
  const chosen = choose(sheets, input)
  const budget =
    'snapshot' in chosen.input
      ? readBudget(chosen.input.snapshot, plan, policy, input.mapping ?? undefined)
      : assessChosen(chosen, input)
  return {
    kind: 'prepared',
    plan: planWriteBack({
      ...{ report, budget, policy, plan, language, targets, writtenAt, who, savedBy },
      existingSheets,
      ...(receipt
        ? { attestation: { runId: receipt.id, receipt: receipt.receipt, when: writtenAt } }
        : {}),
    }),
  }
}
