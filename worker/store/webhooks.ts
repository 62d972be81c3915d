// Webhooks and their deliveries: an outbox that is written with the run and emptied afterwards.
import type { Delivery, WebhookInfo } from '../../shared/schema/index.ts'

export interface NewWebhook extends Omit<WebhookInfo, 'revokedAt'> {
  secret: string
}

interface WebhookRow {
  id: string
  ward: string
  url: string
  name: string
  created_at: string
  created_by: string
  revoked_at: string | null
}

export const insertWebhook = (db: D1Database, hook: NewWebhook): D1PreparedStatement =>
  db
    .prepare(
      'INSERT INTO webhooks (id, ward, url, secret, name, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .bind(hook.id, hook.ward, hook.url, hook.secret, hook.name, hook.createdAt, hook.createdBy)

/** Of the named wards (null: any), the newest first, from before `before`. */
export async function listWebhookRows(
  db: D1Database,
  {
    wards,
    before,
    limit,
  }: { wards: readonly string[] | null; before: string | null; limit: number },
): Promise<WebhookInfo[]> {
  const from = before ?? '~'
  const statement = wards
    ? db
        .prepare(
          `SELECT webhooks.* FROM json_each(?1) AS named JOIN webhooks ON webhooks.id IN
             (SELECT id FROM webhooks WHERE ward = named.value AND id < ?2
              ORDER BY id DESC LIMIT ?3)
           ORDER BY webhooks.id DESC LIMIT ?3`,
        )
        .bind(JSON.stringify(wards), from, limit)
    : db.prepare('SELECT * FROM webhooks WHERE id < ? ORDER BY id DESC LIMIT ?').bind(from, limit)
  const { results } = await statement.all<WebhookRow>()
  return results.map(fromRow)
}

export async function findWebhook(
  db: D1Database,
  id: string,
  wards: readonly string[] | null,
): Promise<WebhookInfo | null> {
  const row = await db
    .prepare(
      'SELECT id, ward, url, name, created_at, created_by, revoked_at FROM webhooks WHERE id = ?',
    )
    .bind(id)
    .first<WebhookRow>()
  return row && (wards === null || wards.includes(row.ward)) ? fromRow(row) : null
}

const fromRow = (row: WebhookRow): WebhookInfo => ({
  ...{ id: row.id, ward: row.ward, url: row.url, name: row.name },
  ...{ createdAt: row.created_at, createdBy: row.created_by, revokedAt: row.revoked_at },
})

/** Ends it, and what is still to be sent with it. */
export const endWebhook = (db: D1Database, id: string, at: string): D1PreparedStatement[] => [
  db.prepare('UPDATE webhooks SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').bind(at, id),
  db
    .prepare('UPDATE deliveries SET due_at = NULL WHERE webhook_id = ? AND due_at IS NOT NULL')
    .bind(id),
]

/** One delivery for each webhook of the ward, in the transaction that keeps the run. */
export const insertDeliveries = (
  db: D1Database,
  { ward, runId, body, at }: { ward: string; runId: string; body: string; at: string },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO deliveries (id, webhook_id, ward, run_id, body, created_at, attempts, due_at)
       SELECT ?1 || '.' || id, id, ward, ?1, ?2, ?3, 0, ?3 FROM webhooks
       WHERE ward = ?4 AND revoked_at IS NULL`,
    )
    .bind(runId, body, at, ward)

/** What is to be sent now, with where and under which secret. */
export interface Due {
  id: string
  url: string
  secret: string
  body: string
  attempts: number
}

/** Takes deliveries that are due; until `leaseUntil` nobody else does. */
export async function takeDue(
  db: D1Database,
  now: string,
  { leaseUntil, limit }: { leaseUntil: string; limit: number },
): Promise<Due[]> {
  const { results } = await db
    .prepare(
      `UPDATE deliveries SET due_at = ?2, attempts = attempts + 1
       WHERE id IN (SELECT id FROM deliveries WHERE due_at <= ?1 ORDER BY due_at LIMIT ?3)
       RETURNING id, webhook_id, body, attempts`,
    )
    .bind(now, leaseUntil, limit)
    .all<{ id: string; webhook_id: string; body: string; attempts: number }>()
  if (results.length === 0) return []
  const hooks = await db
    .prepare('SELECT id, url, secret FROM webhooks WHERE id IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify([...new Set(results.map(({ webhook_id }) => webhook_id))]))
    .all<{ id: string; url: string; secret: string }>()
  const byId = new Map(hooks.results.map((hook) => [hook.id, hook]))
  return results.flatMap(({ id, webhook_id, body, attempts }) => {
    const hook = byId.get(webhook_id)
    return hook ? [{ id, url: hook.url, secret: hook.secret, body, attempts }] : []
  })
}

/** What came of an attempt; of a webhook that was revoked meanwhile there is no next. @param dueAt of the next one; null when it arrived, or is given up */
export const endAttempt = (
  db: D1Database,
  id: string,
  { status, deliveredAt, dueAt }: Pick<Delivery, 'status' | 'deliveredAt' | 'dueAt'>,
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE deliveries SET status = ?2, delivered_at = coalesce(?3, delivered_at),
       due_at = CASE WHEN due_at IS NULL THEN NULL ELSE ?4 END WHERE id = ?1`,
    )
    .bind(id, status, deliveredAt, dueAt)

/** Makes what an ended process had taken due at once. */
export const releaseTaken = (db: D1Database, now: string): Promise<D1Result> =>
  db
    .prepare('UPDATE deliveries SET due_at = ?1 WHERE due_at > ?1 AND status IS NULL')
    .bind(now)
    .run()

/** Sends what was made since then once more, arrived or not. */
export const replayDeliveries = (
  db: D1Database,
  webhook: string,
  { since, now }: { since: string; now: string },
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE deliveries SET due_at = ?3, attempts = 0, delivered_at = NULL
       WHERE webhook_id = ?1 AND created_at >= ?2
       AND EXISTS (SELECT 1 FROM webhooks WHERE id = ?1 AND revoked_at IS NULL)`,
    )
    .bind(webhook, since, now)

export async function countDeliveries(
  db: D1Database,
  webhook: string,
  since: string,
): Promise<number> {
  const row = await db
    .prepare('SELECT count(*) AS n FROM deliveries WHERE webhook_id = ? AND created_at >= ?')
    .bind(webhook, since)
    .first<{ n: number }>()
  return row?.n ?? 0
}

interface DeliveryRow {
  id: string
  run_id: string
  created_at: string
  attempts: number
  due_at: string | null
  delivered_at: string | null
  status: number | null
}

export async function listDeliveryRows(
  db: D1Database,
  webhook: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<Delivery[]> {
  const { results } = await db
    .prepare(
      `SELECT id, run_id, created_at, attempts, due_at, delivered_at, status FROM deliveries
       WHERE webhook_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
    )
    .bind(webhook, before ?? '~', limit)
    .all<DeliveryRow>()
  return results.map((row) => ({
    ...{ id: row.id, runId: row.run_id, createdAt: row.created_at, attempts: row.attempts },
    ...{ deliveredAt: row.delivered_at, dueAt: row.due_at, status: row.status },
  }))
}
