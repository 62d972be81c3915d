// The auditor's review of a run: what was seen, asked, answered, objected to and signed off.
import { z } from 'zod'
import { bilingualSchema, digestSchema, wardSchema } from '../common.ts'
import { shareReasonSchema, shareStates } from '../report.ts'
import { instantSchema, runIdSchema } from './base.ts'
import { sampleRequestSchema } from './sample.ts'

/** What a review speaks of. */
export const reviewTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run') }),
  z.object({
    kind: z.literal('finding'),
    code: z.string().min(1).max(100),
    /** The finding's cells, as the report has them. */
    cells: z.array(z.string().max(400)).max(2_000),
  }),
  z.object({ kind: z.literal('line'), cell: z.string().min(1).max(400) }),
  z.object({ kind: z.literal('figure'), figure: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('sample'), sample: sampleRequestSchema }),
])
export type ReviewTarget = z.infer<typeof reviewTargetSchema>

export const reviewStates = [
  'seen', // ✓
  'accepted', // a finding that may stand, with the reason
  'question', // 質問
  'answer', // to a question or an objection; 措置
  'objection', // 指摘
  'drawn', // a sample
  'signed', // the run as a whole
  'withdrawn', // takes one's own back; the record keeps both
] as const
export type ReviewState = (typeof reviewStates)[number]

const reason = z.string().trim().min(1).max(4_000)

/** `accepted`, `question` and `objection` need a reason; `withdrawn` names what it takes back. */
export const reviewRequestSchema = z
  .object({
    target: reviewTargetSchema,
    state: z.enum(['seen', 'accepted', 'question', 'objection', 'drawn', 'signed', 'withdrawn']),
    reason: reason.optional(),
    to: runIdSchema.optional(),
  })
  .superRefine(({ target, state, reason, to }, context) => {
    const missing = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message, params: { code: 'missing' } })
    const targets = targetsOf[state]
    if (!targets.includes(target.kind))
      missing('target', `${state} speaks of: ${targets.join(', ')}`)
    if (needReason.includes(state) && reason === undefined)
      missing('reason', `${state} needs a reason`)
    if (state === 'withdrawn' && to === undefined)
      missing('to', 'the id of the review that is taken back')
  })
  .meta({ id: 'ReviewRequest' })
export type ReviewRequest = z.infer<typeof reviewRequestSchema>

const needReason: readonly ReviewState[] = ['accepted', 'question', 'objection']
const targetsOf: Record<ReviewRequest['state'], readonly ReviewTarget['kind'][]> = {
  seen: ['finding', 'line', 'figure'],
  accepted: ['finding'],
  question: ['finding', 'line', 'figure', 'run'],
  objection: ['finding', 'line', 'figure', 'run'],
  drawn: ['sample'],
  signed: ['run'],
  withdrawn: ['run', 'finding', 'line', 'figure', 'sample'],
}

export const reviewAnswerRequestSchema = z.object({ reason }).meta({ id: 'ReviewAnswerRequest' })

/** One entry of the record: never changed, and a row of the audit chain. */
export const reviewSchema = z
  .object({
    id: runIdSchema,
    ward: wardSchema,
    run: runIdSchema,
    target: reviewTargetSchema,
    state: z.enum(reviewStates),
    reason: z.string().nullable(),
    /** The review that it answers or takes back. */
    to: runIdSchema.nullable(),
    /** What it speaks of, by name: the same in a later run though rows moved. */
    identity: z.string(),
    /** Digest of what it spoke of; it holds while that is the same. */
    content: digestSchema,
    /** What that was, to be read. */
    about: bilingualSchema,
    by: z.object({ id: z.string(), name: z.string() }),
    at: instantSchema,
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof reviewSchema>

export const reviewStandings = [
  'holds', // what it speaks of is as it was
  'changed', // it is there, and no longer the same
  'gone', // it is not there any more
  'withdrawn', // taken back by whoever made it
] as const
export type ReviewStanding = (typeof reviewStandings)[number]

/** A review as it stands towards a run: its own, or a later one of the same sheet and year. */
export const standingReviewSchema = z.object({
  ...reviewSchema.shape,
  standing: z.enum(reviewStandings),
  /** Where that is in this run; null where it is nowhere, or no cell. */
  cell: z.string().nullable(),
  /** Of a finding: all its cells in this run. */
  cells: z.array(z.string()).optional(),
  /** Made on an earlier run. */
  carried: z.boolean(),
  /** Waits for an answer: a question or objection that has none. */
  open: z.boolean(),
  /** What it speaks of now, where that has changed. */
  now: bilingualSchema.nullable(),
})
export type StandingReview = z.infer<typeof standingReviewSchema>

export const reviewsSchema = z
  .object({
    /** Oldest first. */
    items: z.array(standingReviewSchema),
    /** The sign-off that holds for this run; null without one. */
    signed: standingReviewSchema.nullable(),
    /** The share's state when what was accepted counts as settled, where the ward's policy says so. */
    share: z.object({ status: z.enum(shareStates), reasons: z.array(shareReasonSchema) }),
  })
  .meta({ id: 'Reviews' })
export type Reviews = z.infer<typeof reviewsSchema>
