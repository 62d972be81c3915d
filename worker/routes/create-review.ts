// POST /v1/validations/{id}/reviews: an entry of the auditor's record.
import type { Context } from 'hono'
import { reviewedIn } from '../../shared/review/index.ts'
import {
  type Review,
  type ReviewRequest,
  reviewRequestSchema,
  reviewSchema,
} from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { readJson } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { addReview, type RunUnderReview, runUnderReview } from '../operation/reviewed-run.ts'
import { runParams } from '../operation/run-path.ts'
import { receiptAudit } from '../receipts/receipt.ts'
import { preparerOf } from '../store/reviews.ts'

/** A finding may name many cells. */
const reviewBytes = 262_144

export const createReview = operation(
  {
    method: 'post',
    path: '/v1/validations/{id}/reviews',
    operationId: 'createReview',
    access: { role: 'review' },
    bodyBytes: reviewBytes,
    tag: 'audit',
    request: { params: runParams, body: jsonBody(reviewRequestSchema) },
    responses: {
      201: jsonAnswer(reviewSchema),
      ...problems(400, 403, 404, 409, 413, 415, 422),
    },
  },
  async (c) => {
    const found = await runUnderReview(c, c.req.valid('param').id, 'review')
    if (!found.ok) return found.response
    const body = await readJson(c, reviewRequestSchema)
    if (!body.ok) return body.response
    const { target, state, reason = null } = body.value
    const refused =
      state === 'signed'
        ? await refusedSignature(c, found.value)
        : refusedWithdrawal(c, found.value, body.value)
    if (refused) return refused
    const to = state === 'withdrawn' ? (body.value.to ?? null) : null
    const taken = to === null ? null : entryOf(found.value, to)
    if (taken) return addReview(c, found.value, { ...taken, state, reason, to })
    const reviewed = reviewedIn(found.value.run, target)
    if (!reviewed) {
      return problem(c, 422, {
        code: 'unknown-target',
        detail: (say) => say.unknownTarget,
        errors: [{ pointer: '/target', code: 'unknown-target', detail: (say) => say.notInRun }],
      })
    }
    const { identity, content, about } = reviewed
    return addReview(c, found.value, { target, state, reason, to, identity, content, about })
  },
)

type Taken = Pick<Review, 'target' | 'identity' | 'content' | 'about'>

function entryOf({ reviews }: RunUnderReview, id: string): Taken | null {
  const entry = reviews.find((review) => review.id === id)
  if (!entry) return null
  const { target, identity, content, about } = entry
  return { target, identity, content, about }
}

/** Who prepared the run cannot sign it off; nor can anybody where nothing says who did. */
async function refusedSignature(
  c: Context<HaneiEnv>,
  { stored }: RunUnderReview,
): Promise<Response | null> {
  const { id, ward } = stored.summary
  const seq = receiptAudit(stored.receipt)?.seq
  const preparer = seq === undefined ? null : await preparerOf(c.env.DB, ward, seq, id)
  if (preparer === null) {
    return problem(c, 422, {
      code: 'preparer-unknown',
      detail: (say) => say.preparerUnknown,
    })
  }
  if (preparer !== c.get('principal').id) return null
  return problem(c, 409, {
    code: 'own-run',
    detail: (say) => say.ownRun,
  })
}

/** One takes back one's own entries alone, and each once. */
function refusedWithdrawal(
  c: Context<HaneiEnv>,
  { reviews }: RunUnderReview,
  { state, to }: ReviewRequest,
): Response | null {
  if (state !== 'withdrawn') return null
  const entry = reviews.find((review) => review.id === to)
  const isOwn = entry?.by.id === c.get('principal').id
  const isTaken = reviews.some((review) => review.state === 'withdrawn' && review.to === to)
  if (entry && isOwn && !isTaken && entry.state !== 'withdrawn') return null
  return problem(c, 422, {
    code: 'not-withdrawable',
    detail: (say) => say.notWithdrawable,
    errors: [{ pointer: '/to', code: 'not-withdrawable', detail: (say) => say.notOwnEntry }],
  })
}
