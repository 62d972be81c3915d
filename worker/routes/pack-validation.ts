// GET /v1/validations/{id}/pack: everything that proves a run, in one signed .zip.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { standingReviews } from '../../shared/review/index.ts'
import type { Plan, Reviews } from '../../shared/schema/index.ts'
import { type HaneiEnv, readSettings } from '../env.ts'
import { notFound, problem } from '../http/problem.ts'
import { looked } from '../operation/looks.ts'
import { operation, problems } from '../operation/operation.ts'
import { type RunUnderReview, runUnderReview } from '../operation/reviewed-run.ts'
import { runParams } from '../operation/run-path.ts'
import { createPack } from '../pack/index.ts'
import { signingKey, verificationKeys } from '../receipts/keys.ts'
import { receiptAudit } from '../receipts/receipt.ts'
import { findKey } from '../store/keys.ts'
import { auditFrom, headOf, seqAt } from '../store/list-audit.ts'
import { findPlan } from '../store/published.ts'
import { readRunBytes, readRunOpinions, readRunText } from '../store/runs.ts'

/** More of a chain is cut off, and the verifier says so. */
const mostAuditRows = 20_000

export const packValidation = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/pack',
    operationId: 'packValidation',
    access: { role: 'review' },
    tag: 'audit',
    request: { params: runParams, query: z.object({ lang: z.enum(['ja', 'en']).default('ja') }) },
    responses: {
      200: {
        content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
      },
      ...problems(400, 404, 503),
    },
  },
  async (c) => {
    const found = await runUnderReview(c, c.req.valid('param').id, 'review')
    if (!found.ok) return found.response
    const { stored, run, reviews, policy } = found.value
    const { summary, receipt } = stored
    await looked(c, c.get('principal').id, summary)
    const key = await signingKey(c.env)
    if (!key) {
      return problem(c, 503, { code: 'no-receipt-key', detail: (say) => say.lacksSigningKey })
    }
    const reportText = await readRunText(c.env.DB, summary.id, 'report')
    if (reportText === null) return notFound(c)
    const head = await headOf(c.env.DB, summary.ward)
    // From the run's own row, or from the earliest entry that is carried to it.
    const own = receiptAudit(receipt)?.seq ?? head.seq
    const [earliest] = reviews
    const seq = earliest ? Math.min(own, await seqAt(c.env.DB, head, earliest.at)) : own
    const standing = standingReviews(run, reviews, policy)
    const pack = await createPack(
      {
        ...{ summary, report: run.report, lines: run.lines, reportText, receipt, policy, head },
        language: c.req.valid('query').lang,
        issuer: readSettings(c.env).addresses[0] ?? '',
        reviews: standing,
        signer: await signerOf(c, standing),
        sheet: () => readRunBytes(c.env.DB, summary.id, 'sheet'),
        plan: await planOf(c, found.value),
        opinions: await readRunOpinions(c.env.DB, summary.id),
        keys: await verificationKeys(c.env),
        audit: await auditFrom(c.env.DB, summary.ward, seq, head.seq, mostAuditRows),
      },
      key,
    )
    return c.body(pack as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="hanei-${summary.id}.zip"`,
      'Cache-Control': 'private, no-store',
    })
  },
)

/** Who made the key that signed the run off. */
async function signerOf(c: Context<HaneiEnv>, { signed }: Reviews): Promise<string | null> {
  const id = signed?.by.id ?? ''
  if (!id.startsWith('key:')) return null
  return (await findKey(c.env.DB, id.slice('key:'.length), null))?.createdBy ?? null
}

/** The published plan that the run was checked against; one given with the request is not kept. */
async function planOf(c: Context<HaneiEnv>, { stored, run }: RunUnderReview): Promise<Plan | null> {
  const { plan } = run.report
  const { planVersion } = stored.summary
  if (plan?.ward == null || plan.fiscalYear === null || planVersion === null) return null
  const found = await findPlan(c.env.DB, plan.ward, plan.fiscalYear, planVersion)
  return found?.digest === plan.digest ? found.value : null
}
