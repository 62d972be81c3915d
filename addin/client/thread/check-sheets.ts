// One validation: attested by the Worker where it can be reached, and the same assessment made here to compare.
import { digestOf } from '../../../shared/digest/index.ts'
import { attestedMeaning, stateReason } from '../../../shared/locales/index.ts'
import {
  type Bilingual,
  defaultPolicy,
  type Report,
  type ValidationRequestInput,
} from '../../../shared/schema/index.ts'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import type { SheetsAssessment } from '../../../shared/workbook/assess-sheets.ts'
import * as api from '../api.ts'
import { type ClientProblem, problemOf } from '../problem.ts'
import type { Connection } from '../send.ts'
import type { BudgetAsked, PlanInUse, SentBudget, SheetsAsked } from './asked.ts'
import {
  assessChosen,
  type Chosen,
  choose,
  type DescribedSheet,
  described,
  mappingOf,
  type SectionOfReport,
  said,
  sectionsOf,
} from './chosen-sheets.ts'
import type { HeldSheets, HoldSheets } from './held-sheets.ts'

export interface CheckInput extends SentBudget {
  /** By whom the report is attested; null: no network, and it is not. */
  attest: Attest | null
}

export interface Attest {
  connection: Connection
  ward: string
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
  /** Whether the assessment made here came to the same digest; null when it could not be made alike. */
  agrees: boolean | null
  /** What each sheet was taken for; empty where this one alone was checked. */
  choices: DescribedSheet[]
  /** The counted sheets' own figures; null where they are not known to be the report's. */
  sections: SectionOfReport[] | null
  /** All that the report rests on beside the checked sheet, to tell later whether it still holds. */
  beside: string
}

export type CheckAnswer =
  | { kind: 'checked'; checked: Checked }
  | { kind: 'cancelled'; problem: ClientProblem }
  /** A patch came to another sheet than one held here: the whole is needed. */
  | { kind: 'unknownSheet' }

interface Input extends BudgetAsked {
  chosen: Chosen
}

export async function checkSheets(
  { sheets, attest, ...asked }: CheckInput,
  tools: { signal: AbortSignal; hold: HoldSheets },
): Promise<CheckAnswer> {
  const held = tools.hold(sheets)
  if (held === null) return { kind: 'unknownSheet' }
  const input: Input = { ...asked, chosen: choose(held, asked) }
  if (attest === null) return checkedHere(input, null)
  const { connection, ward, idempotencyKey } = attest
  if (ward !== '' && !isWardId(ward)) return checkedHere(input, problemOf('wardMalformed'))
  if (!connection.token) return checkedHere(input, problemOf('noKey'))
  const answered = await api.validate(connection, requestBody(input, ward), idempotencyKey, {
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
  const here = canAgree(input) ? assessChosen(input.chosen, input) : null
  const agrees = here && digestOf(here.report) === digest
  return {
    kind: 'checked',
    checked: {
      report,
      meaning: attestedMeaning(report.totals.share),
      digest,
      attested,
      problem: null,
      agrees,
      ...besides(input, agrees ? here : null),
    },
  }
}

/** What the report of these sheets would rest on beside the one that is meant. */
export async function describeSheets(
  asked: SheetsAsked & { sheets: HeldSheets; plan: PlanInUse },
): Promise<{ beside: string }> {
  return { beside: said(choose(asked.sheets, asked)) }
}

function checkedHere(input: Input, problem: ClientProblem | null): CheckAnswer {
  const here = assessChosen(input.chosen, input)
  return {
    kind: 'checked',
    checked: {
      report: here.report,
      meaning: stateReason(here.report.totals.share),
      digest: digestOf(here.report),
      attested: null,
      problem,
      agrees: null,
      ...besides(input, here),
    },
  }
}

const besides = (input: Input, here: SheetsAssessment | null) => ({
  choices: described(input.chosen.sheets),
  sections: here && sectionsOf(here, input.policy ?? defaultPolicy),
  beside: said(input.chosen),
})

/** What the server is asked of these sheets. */
export function requestBody(input: Input, ward: string): ValidationRequestInput {
  const mapping = mappingOf(input.chosen, input)
  return {
    ...input.chosen.input,
    ...(input.plan.kind === 'inline' ? { plan: input.plan.plan } : {}),
    ...(input.plan.kind === 'published' ? { plan: input.plan.reference } : {}),
    ...(mapping ? { mapping } : {}),
    ...(ward ? { ward } : {}),
  }
}

/** Without the published plan or the ward's policy at hand the two need not agree. */
const canAgree = ({ policy, plan }: Input): boolean =>
  policy !== null && !(plan.kind === 'published' && plan.plan === null)
