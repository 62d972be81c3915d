// Idempotency keys: which run a retried request already has.

export interface StoredAnswer {
  bodyHash: string
  ward: string
  /** null for an answer that was not kept: it is made again from the same versions. */
  runId: string | null
  planVersion: number | null
  policyVersion: number | null
  /** Of a published register, and of the year's before it. */
  opinionsVersion: number | null
  previousOpinionsVersion: number | null
}

export const keptHours = 24

export async function findAnswer(
  db: D1Database,
  principal: string,
  key: string,
  now: string,
): Promise<StoredAnswer | null> {
  const row = await db
    .prepare(
      `SELECT body_hash, ward, run_id, plan_version, policy_version, opinions_version,
       previous_opinions_version FROM idempotency
       WHERE principal = ? AND key = ? AND expires_at > ?`,
    )
    .bind(principal, key, now)
    .first<{
      body_hash: string
      ward: string
      run_id: string | null
      plan_version: number | null
      policy_version: number | null
      opinions_version: number | null
      previous_opinions_version: number | null
    }>()
  return (
    row && {
      bodyHash: row.body_hash,
      ward: row.ward,
      runId: row.run_id,
      planVersion: row.plan_version,
      policyVersion: row.policy_version,
      opinionsVersion: row.opinions_version,
      previousOpinionsVersion: row.previous_opinions_version,
    }
  )
}

/** In one transaction with the run: a second writer of the same key fails as a whole. */
export const insertAnswer = (
  db: D1Database,
  principal: string,
  key: string,
  answer: StoredAnswer,
  now: Date,
): D1PreparedStatement[] => [
  db
    .prepare('DELETE FROM idempotency WHERE principal = ? AND key = ? AND expires_at <= ?')
    .bind(principal, key, now.toISOString()),
  db
    .prepare(
      `INSERT INTO idempotency
       (principal, key, body_hash, ward, run_id, plan_version, policy_version, opinions_version,
       previous_opinions_version, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      principal,
      key,
      answer.bodyHash,
      answer.ward,
      answer.runId,
      answer.planVersion,
      answer.policyVersion,
      answer.opinionsVersion,
      answer.previousOpinionsVersion,
      new Date(now.getTime() + keptHours * 3_600_000).toISOString(),
    ),
]

/** Whether a commit failed because another request of the same key was first. */
export const keyTaken = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: idempotency\./.test(error.message)
