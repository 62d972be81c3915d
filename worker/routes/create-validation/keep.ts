// Keeping a run: signed, and stored with its lines, its audit row and its idempotency key at once.
import { sheetReference } from '../../../shared/address/sheet-address.ts'
import { canonicalJson } from '../../../shared/digest/index.ts'
import type { RunSummary, SheetSnapshot, WebhookEvent } from '../../../shared/schema/index.ts'
import type { Assessment } from '../../assess.ts'
import { newRunId } from '../../http/id.ts'
import type { Answered } from '../../operation/represent.ts'
import type { Principal } from '../../principal.ts'
import { rememberKey, type SigningKey } from '../../receipts/keys.ts'
import { signReceipt } from '../../receipts/receipt.ts'
import { commit } from '../../store/audit.ts'
import { insertAnswer } from '../../store/idempotency.ts'
import { writeLines } from '../../store/lines.ts'
import { insertRun, insertRunOpinions, insertTexts } from '../../store/runs.ts'
import { insertDeliveries } from '../../store/webhooks.ts'
import { type Resolved, versionsOf } from './resolve.ts'

export interface ToKeep {
  principal: Principal
  key: SigningKey
  /** The Worker's own address, named in the receipt. */
  issuer: string
  snapshots: readonly SheetSnapshot[]
  resolved: Resolved
  assessment: Assessment
  idempotency: { key: string; bodyHash: string } | null
}

/** Signs and stores. Throws when another request of the same idempotency key was first. */
export async function keep(db: D1Database, run: ToKeep): Promise<Answered> {
  const now = new Date()
  const id = newRunId(now.getTime())
  const { report, reportText, digest, lines } = run.assessment
  const { ward, storage, planVersion, policyVersion } = run.resolved
  const days = storage?.days
  const texts = await insertTexts(db, id, {
    report: reportText,
    lines: writeLines(lines()),
    ...(storage?.keepSheet ? { sheet: canonicalJson(sheetsToKeep(run.snapshots)) } : {}),
  })
  const register = run.assessment.opinions
  if (register) texts.push(...(await insertRunOpinions(db, id, register)))
  const kept = {
    bodyHash: run.idempotency?.bodyHash ?? '',
    ward,
    runId: id,
    ...{ planVersion, policyVersion },
    ...versionsOf(run.resolved.register),
  }
  const more = run.idempotency
    ? insertAnswer(db, run.principal.id, run.idempotency.key, kept, now)
    : []
  let receipt = ''
  const event = { ward, actor: run.principal.id, action: 'validation.created', subject: id }
  await commit(db, now.toISOString(), [event], async ([row]) => {
    // Signed with the very row that records it: cut off the log, the row is missed by its receipt.
    receipt = await signReceipt(run.key, {
      issuer: run.issuer,
      runId: id,
      ward,
      at: now,
      reportDigest: digest,
      report,
      audit: row ? { seq: row.seq, hash: row.hash } : undefined,
    })
    return [
      insertRun(db, {
        summary: summaryOf(run, id, now),
        policyDigest: report.policyDigest,
        receipt,
        keepUntil: days ? new Date(now.getTime() + days * 86_400_000).toISOString() : null,
      }),
      ...texts,
      ...more,
      ...rememberKey(db, run.key.publicJwk, now),
      insertDeliveries(db, { ward, runId: id, body: eventOf(run, id, now), at: now.toISOString() }),
    ]
  })
  return {
    id,
    digest,
    reportText,
    receipt,
    createdAt: now.toISOString(),
  }
}

const summaryOf = (run: ToKeep, id: string, now: Date): RunSummary => ({
  id,
  ward: run.resolved.ward,
  createdAt: now.toISOString(),
  createdBy: run.principal.name,
  ...placeOf(run),
  fiscalYear: run.assessment.report.plan?.fiscalYear ?? null,
  planVersion: run.resolved.planVersion,
  ruleset: run.assessment.report.ruleset,
  digest: run.assessment.digest,
  snapshotDigest: run.assessment.report.snapshotDigest,
  total: run.assessment.report.totals.total,
  base: run.assessment.report.totals.base,
  share: run.assessment.report.totals.share,
  counts: run.assessment.report.counts,
})

/** What the ward's webhooks are sent. */
function eventOf({ resolved, assessment }: ToKeep, id: string, now: Date): string {
  const { plan, totals } = assessment.report
  const event: WebhookEvent = {
    type: 'validation.created',
    timestamp: now.toISOString(),
    data: {
      ...{ id, ward: resolved.ward, fiscalYear: plan?.fiscalYear ?? null },
      ...{ digest: assessment.digest, total: totals.total, base: totals.base, share: totals.share },
    },
  }
  return JSON.stringify(event)
}

/** One sheet as it always was kept; several as a list. */
const sheetsToKeep = (snapshots: readonly SheetSnapshot[]) =>
  snapshots.length === 1 ? snapshots[0] : snapshots

/** Names in a list of runs: of several sheets those that were counted. */
export function placeOf({
  snapshots,
  assessment,
}: Pick<ToKeep, 'snapshots' | 'assessment'>): Pick<RunSummary, 'workbook' | 'sheet'> {
  const { sheets } = assessment.report
  const books = new Set(snapshots.map(({ workbook }) => workbook))
  const [only] = books
  const counted = sheets?.filter((each) => each.counted) ?? []
  const names = (counted.length > 0 ? counted : snapshots).map((each) =>
    books.size > 1 ? sheetReference(each) : each.sheet,
  )
  return {
    workbook: books.size === 1 ? (only ?? null) : null,
    sheet: [...new Set(names)].join('、'),
  }
}
