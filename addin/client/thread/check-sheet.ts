// One validation: attested by the Worker where it can be reached, and the same assessment made here to compare.
import { assess } from '../../../shared/assess.ts'
import { digestOf } from '../../../shared/digest/index.ts'
import { attestedMeaning, stateReason } from '../../../shared/locales/index.ts'
import {
  type Bilingual,
  defaultPolicy,
  type Mapping,
  type OtherSheet,
  type Plan,
  type Policy,
  type Report,
  type SheetSnapshot,
  type ValidationRequestInput,
} from '../../../shared/schema/index.ts'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import {
  otherSheets,
  type UnreadSheet,
  type WorkbookSheet,
} from '../../../shared/workbook/index.ts'
import * as api from '../api.ts'
import { type ClientProblem, problemOf } from '../problem.ts'
import type { Connection } from '../send.ts'
import type { HoldSheet, SentSheet } from './held-sheet.ts'

/** The plan to check against: published (named to the Worker, and as last read) or given inline. */
export type PlanInUse =
  | { kind: 'none' }
  | { kind: 'inline'; plan: Plan }
  | { kind: 'published'; reference: string; plan: Plan | null; version: number | null }

export interface CheckInput {
  connection: Connection
  sheet: SentSheet
  plan: PlanInUse
  /** The ward's policy as last read; null when none was. */
  policy: Policy | null
  mapping: Mapping | null
  ward: string
  /** The workbook's other sheets; null where the user chose to check this one alone. */
  others: readonly (WorkbookSheet | UnreadSheet)[] | null
  /** false: no network, the answer is not attested. */
  attest: boolean
  idempotencyKey: string
}

export interface Checked {
  report: Report
  /** What the state of its share means, beside 証明済み or 未証明. */
  meaning: Bilingual
  /** Digest of `report`. */
  digest: string
  attested: { id: string; receipt: string } | null
  /** Why it is not attested, when the Worker was asked; null when it was not. */
  problem: ClientProblem | null
  /** What was found of the workbook's other sheets; null where this one alone was checked. */
  otherSheets: OtherSheet[] | null
  /** Whether the assessment made here came to the same digest; null when it could not be made alike. */
  agrees: boolean | null
}

export type CheckAnswer =
  | { kind: 'checked'; checked: Checked }
  | { kind: 'cancelled'; problem: ClientProblem }
  /** A patch came to another sheet than the one held here: the whole is needed. */
  | { kind: 'unknownSheet' }

type Input = CheckInput & { snapshot: SheetSnapshot; otherSheets: OtherSheet[] | null }

export async function checkSheet(
  asked: CheckInput,
  tools: { signal: AbortSignal; hold: HoldSheet },
): Promise<CheckAnswer> {
  const snapshot = tools.hold(asked.sheet)
  if (snapshot === null) return { kind: 'unknownSheet' }
  const found = await findOtherSheets({ snapshot, others: asked.others })
  const input: Input = { ...asked, snapshot, ...found }
  if (!input.attest) return checkedHere(input, null)
  if (input.ward !== '' && !isWardId(input.ward)) {
    return checkedHere(input, problemOf('wardMalformed'))
  }
  if (!input.connection.token) return checkedHere(input, problemOf('noKey'))
  const answered = await api.validate(input.connection, requestBody(input), input.idempotencyKey, {
    signal: tools.signal,
  })
  if (!answered.ok) {
    if (answered.problem.code === 'cancelled')
      return { kind: 'cancelled', problem: answered.problem }
    return checkedHere(input, answered.problem)
  }
  const { report, digest } = answered.value
  const attested =
    'id' in answered.value ? { id: answered.value.id, receipt: answered.value.receipt } : null
  return {
    kind: 'checked',
    checked: {
      report,
      meaning: attestedMeaning(report.totals.share),
      digest,
      attested,
      problem: null,
      otherSheets: input.otherSheets,
      agrees: await agreesWith(input, digest),
    },
  }
}

/** What the other sheets are, seen from the one that is checked. */
export async function findOtherSheets({
  snapshot,
  others,
}: {
  snapshot: SheetSnapshot
  others: CheckInput['others']
}): Promise<{ otherSheets: OtherSheet[] | null }> {
  const own = { name: snapshot.sheet, hidden: false, snapshot }
  return { otherSheets: others && otherSheets(own, others) }
}

function checkedHere(input: Input, problem: ClientProblem | null): CheckAnswer {
  const report = assessHere(input)
  const digest = digestOf(report)
  return {
    kind: 'checked',
    checked: {
      report,
      meaning: stateReason(report.totals.share),
      digest,
      attested: null,
      problem,
      otherSheets: input.otherSheets,
      agrees: null,
    },
  }
}

function requestBody(input: Input): ValidationRequestInput {
  return {
    snapshot: input.snapshot,
    ...(input.plan.kind === 'inline' ? { plan: input.plan.plan } : {}),
    ...(input.plan.kind === 'published' ? { plan: input.plan.reference } : {}),
    ...(input.mapping ? { mapping: input.mapping } : {}),
    ...(input.ward ? { ward: input.ward } : {}),
    ...(input.otherSheets ? { otherSheets: input.otherSheets } : {}),
  }
}

// Without the published plan or the ward's policy at hand the two need not agree.
async function agreesWith(input: Input, digest: string): Promise<boolean | null> {
  if (input.policy === null) return null
  if (input.plan.kind === 'published' && input.plan.plan === null) return null
  return digestOf(assessHere(input)) === digest
}

function assessHere(input: Input): Report {
  const plan = input.plan.kind === 'none' ? null : input.plan.plan
  const version = input.plan.kind === 'published' ? input.plan.version : null
  return assess(input.snapshot, plan, input.policy ?? defaultPolicy, {
    ...(input.mapping ? { mapping: input.mapping } : {}),
    planVersion: version,
    ...(input.otherSheets ? { otherSheets: input.otherSheets } : {}),
  })
}
