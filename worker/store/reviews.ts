// The auditors' record: entries that are added, read, and never changed.
import { canonicalJson } from '../../shared/digest/index.ts'
import {
  type Review,
  type ReviewState,
  type RunSummary,
  reviewSchema,
} from '../../shared/schema/index.ts'
import { sha256 } from '../crypto.ts'
import type { AuditEvent } from './audit.ts'
import { stored } from './stored.ts'

interface ReviewRow {
  id: string
  ward: string
  run_id: string
  state: ReviewState
  target: string
  reason: string | null
  reply_to: string | null
  identity: string
  content: string
  about: string
  by_id: string
  by_name: string
  at: string
}

/** Entries of one sheet and year that are read at once; no more are taken. */
export const mostReviews = 10_000

/** Within which entries are carried from run to run. */
export const scopeOf = ({ fiscalYear, sheet }: RunSummary): string => `${fiscalYear ?? ''} ${sheet}`

export const insertReview = (db: D1Database, scope: string, review: Review): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO reviews (id, ward, scope, run_id, state, target, reason, reply_to, identity,
       content, about, by_id, by_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[review.id, review.ward, scope, review.run, review.state, JSON.stringify(review.target)],
      ...[review.reason, review.to, review.identity, review.content, JSON.stringify(review.about)],
      ...[review.by.id, review.by.name, review.at],
    )

/** Oldest first. */
export async function listReviews(db: D1Database, ward: string, scope: string): Promise<Review[]> {
  const { results } = await db
    .prepare('SELECT * FROM reviews WHERE ward = ? AND scope = ? ORDER BY id LIMIT ?')
    .bind(ward, scope, mostReviews)
    .all<ReviewRow>()
  return results.map(fromRow)
}

/** A ward's entries after one of them, oldest first. */
export async function reviewsOfWard(db: D1Database, ward: string): Promise<Review[]> {
  const { results } = await db
    .prepare('SELECT * FROM reviews INDEXED BY reviews_by_scope WHERE ward = ? ORDER BY scope, id')
    .bind(ward)
    .all<ReviewRow>()
  return results.map(fromRow)
}

/**
 * The audit row of an entry: it holds the entry's hash, so that the chain shows if an entry was
 * altered. docs/receipts.md says over what.
 */
export const reviewEvent = async (review: Review): Promise<AuditEvent> => ({
  ward: review.ward,
  actor: review.by.id,
  action: `review.${review.state}`,
  subject: `${review.id}:${await sha256(canonicalJson(review))}`,
})

/** Who asked for a run, as the audit log names them; null where its row is not there. */
export async function preparerOf(
  db: D1Database,
  ward: string,
  seq: number,
  run: string,
): Promise<string | null> {
  const row = await db
    .prepare('SELECT actor, subject FROM audit_rows WHERE chain = ? AND seq = ?')
    .bind(ward, seq)
    .first<{ actor: string; subject: string }>()
  return row?.subject === run ? row.actor : null
}

const fromRow = (row: ReviewRow): Review => ({
  id: row.id,
  ward: row.ward,
  run: row.run_id,
  target: stored(reviewSchema.shape.target, row.target, `Review ${row.id}`),
  state: row.state,
  reason: row.reason,
  to: row.reply_to,
  identity: row.identity,
  content: row.content,
  about: stored(reviewSchema.shape.about, row.about, `Review ${row.id}`),
  by: { id: row.by_id, name: row.by_name },
  at: row.at,
})
