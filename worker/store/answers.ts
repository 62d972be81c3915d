// Answers kept for a day, so that a retry with the same Idempotency-Key gets the first one again.

import { z } from 'zod'
import type { AnswerName } from '../keyed-request.ts'
import { stored } from './stored.ts'

const headersSchema = z.record(z.string(), z.string())

export interface KeptAnswer {
  /** SHA-256 of the request that was answered. */
  requestHash: string
  /** Whose ward it concerns; null for none. */
  ward: string | null
  status: number
  headers: Record<string, string>
  /** The body under the caller's own secret; null where it is made again from the same request. */
  sealed: string | null
}

export const keptHours = 24

export async function findAnswer(
  db: D1Database,
  { principal, operation, keyHash }: AnswerName,
  now: string,
): Promise<KeptAnswer | null> {
  const row = await db
    .prepare(
      `SELECT request_hash, ward, status, headers, sealed FROM answers
       WHERE principal = ? AND operation = ? AND key_hash = ? AND expires_at > ?`,
    )
    .bind(principal, operation, keyHash, now)
    .first<{
      request_hash: string
      ward: string | null
      status: number
      headers: string
      sealed: string | null
    }>()
  return (
    row && {
      requestHash: row.request_hash,
      ward: row.ward,
      status: row.status,
      headers: stored(headersSchema, row.headers, 'A kept answer'),
      sealed: row.sealed,
    }
  )
}

/** In one transaction with what was done: a second writer of the same key fails as a whole. */
export const insertAnswer = (
  db: D1Database,
  { principal, operation, keyHash }: AnswerName,
  answer: KeptAnswer,
  now: Date,
): D1PreparedStatement[] => [
  db
    .prepare(
      `DELETE FROM answers
       WHERE principal = ? AND operation = ? AND key_hash = ? AND expires_at <= ?`,
    )
    .bind(principal, operation, keyHash, now.toISOString()),
  db
    .prepare(
      `INSERT INTO answers
       (principal, operation, key_hash, request_hash, ward, status, headers, sealed, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[principal, operation, keyHash, answer.requestHash, answer.ward, answer.status],
      ...[JSON.stringify(answer.headers), answer.sealed],
      new Date(now.getTime() + keptHours * 3_600_000).toISOString(),
    ),
]

/** Whether a commit failed because another request of the same key was first. */
export const answerTaken = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: answers\./.test(error.message)
