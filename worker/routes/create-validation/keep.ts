// Keeping a run: signed, and stored with its lines, its audit row and its idempotency key at once.
import { canonicalJson } from '../../../shared/digest/index.ts'
import type { RunSummary, SheetSnapshot } from '../../../shared/schema/index.ts'
import type { Assessment } from '../../assess.ts'
import { newRunId } from '../../http/id.ts'
import type { Answered } from '../../operation/represent.ts'
import type { Principal } from '../../principal.ts'
import { rememberKey, type SigningKey } from '../../receipts/keys.ts'
import { signReceipt } from '../../receipts/receipt.ts'
import { commit } from '../../store/audit.ts'
import { insertAnswer } from '../../store/idempotency.ts'
import { writeLines } from '../../store/lines.ts'
import { insertRun } from '../../store/runs.ts'
import type { Resolved } from './resolve.ts'

export interface ToKeep {
  principal: Principal
  key: SigningKey
  /** The Worker's own address, named in the receipt. */
  issuer: string
  snapshot: SheetSnapshot
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
  const receipt = await signReceipt(run.key, {
    issuer: run.issuer,
    runId: id,
    ward,
    at: now,
    reportDigest: digest,
    report,
  })
  const days = storage?.days
  const statements = await insertRun(db, {
    summary: summaryOf(run, id, now),
    policyDigest: report.policyDigest,
    receipt,
    keepUntil: days ? new Date(now.getTime() + days * 86_400_000).toISOString() : null,
    texts: {
      report: reportText,
      lines: writeLines(lines()),
      ...(storage?.keepSheet ? { sheet: canonicalJson(run.snapshot) } : {}),
    },
  })
  if (run.idempotency) {
    const { key, bodyHash } = run.idempotency
    const answer = { bodyHash, ward, runId: id, planVersion, policyVersion }
    statements.push(...insertAnswer(db, run.principal.id, key, answer, now))
  }
  await commit(
    db,
    now.toISOString(),
    [{ ward, actor: run.principal.id, action: 'validation.created', subject: id }],
    [...statements, rememberKey(db, run.key.publicJwk, now.toISOString())],
  )
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
  workbook: run.snapshot.workbook ?? null,
  sheet: run.snapshot.sheet,
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
