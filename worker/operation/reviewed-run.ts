// The run that is reviewed, as it was kept, with the record of its sheet and year.
import type { Context } from 'hono'
import type { ReviewedRun } from '../../shared/review/index.ts'
import type { Policy, Review, Role } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { newRunId } from '../http/id.ts'
import { notFound, problem } from '../http/problem.ts'
import { readKeptRun } from '../store/kept-run.ts'
import { findPolicyByDigest } from '../store/published.ts'
import { insertReview, listReviews, mostReviews, reviewEvent, scopeOf } from '../store/reviews.ts'
import type { StoredRun } from '../store/runs.ts'
import { commitAnswer } from './once.ts'
import { lookAtRun, runOf } from './run-path.ts'

export interface RunUnderReview {
  stored: StoredRun
  run: ReviewedRun
  /** Within which entries are carried from run to run. */
  scope: string
  /** Oldest first. */
  reviews: Review[]
  /** The ward's published policy that the run was made by; null for one given with the request. */
  policy: Policy | null
}

type Found = { ok: true; value: RunUnderReview } | { ok: false; response: Response }

/** The run to a caller with the role; one who reads is noted in the audit log. */
export async function runUnderReview(c: Context<HaneiEnv>, id: string, role: Role): Promise<Found> {
  const found = role === 'read' ? await lookAtRun(c, id) : await runOf(c, id, role)
  if (!found.ok) return found
  const { summary } = found.value
  const scope = scopeOf(summary)
  const kept = await readKeptRun(c.env.DB, id)
  if (!kept) return { ok: false, response: notFound(c) }
  const [reviews, policy] = await Promise.all([
    listReviews(c.env.DB, summary.ward, scope),
    findPolicyByDigest(c.env.DB, summary.ward, kept.report.policyDigest),
  ])
  const run = { id, digest: summary.digest, report: kept.report, lines: kept.lines }
  return { ok: true, value: { stored: found.value, run, scope, reviews, policy } }
}

type Entry = Pick<Review, 'target' | 'state' | 'reason' | 'to' | 'identity' | 'content' | 'about'>

/** Adds an entry to the record and to the audit chain, and answers with it. */
export async function addReview(
  c: Context<HaneiEnv>,
  { stored, scope, reviews }: RunUnderReview,
  entry: Entry,
): Promise<Response> {
  if (reviews.length >= mostReviews) {
    return problem(c, 422, { code: 'record-full', detail: (say) => say.recordFull(mostReviews) })
  }
  const now = new Date()
  const { id: run, ward } = stored.summary
  const { id, name } = c.get('principal')
  const review: Review = {
    ...{ id: newRunId(now.getTime()), ward, run, ...entry },
    ...{ by: { id, name }, at: now.toISOString() },
  }
  return commitAnswer(c, {
    ...{ at: now, ward, status: 201, answer: review },
    events: [await reviewEvent(review)],
    statements: [insertReview(c.env.DB, scope, review)],
  })
}
