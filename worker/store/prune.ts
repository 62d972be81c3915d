// What is done once a day: what time has run out for goes, and the audit chains are anchored.
import { anchorHeads, commit } from './audit.ts'

export interface Pruned {
  runs: number
  links: number
  /** Answers kept for retries. */
  answers: number
  /** Chains whose heads the operator's chain noted. */
  anchored: number
}

const runsAtOnce = 200
// So long an expired link still answers that it expired, instead of not being known.
const expiredLinkDays = 30
// So long a webhook's deliveries can be looked at and sent again.
const deliveryDays = 30

/** Deletes what is past its time. Audit rows stay: they hold no budget values. */
export async function prune(db: D1Database, now: Date): Promise<Pruned> {
  const at = now.toISOString()
  let runs = 0
  for (;;) {
    const { results } = await db
      .prepare('SELECT id, ward FROM runs WHERE keep_until <= ? ORDER BY keep_until LIMIT ?')
      .bind(at, runsAtOnce)
      .all<{ id: string; ward: string }>()
    if (results.length === 0) break
    await commit(
      db,
      at,
      results.map(({ id, ward }) => ({
        ward,
        actor: 'retention',
        action: 'validation.pruned',
        subject: id,
      })),
      [
        db
          .prepare('DELETE FROM runs WHERE id IN (SELECT value FROM json_each(?))')
          .bind(JSON.stringify(results.map(({ id }) => id))),
      ],
    )
    runs += results.length
  }
  const [links, ...answers] = await db.batch([
    db
      .prepare('DELETE FROM links WHERE expires_at <= ?')
      .bind(new Date(now.getTime() - expiredLinkDays * 86_400_000).toISOString()),
    db.prepare('DELETE FROM idempotency WHERE expires_at <= ?').bind(at),
    db.prepare('DELETE FROM answers WHERE expires_at <= ?').bind(at),
    db.prepare('DELETE FROM noted WHERE expires_at <= ?').bind(at),
    db
      .prepare('DELETE FROM deliveries WHERE created_at <= ?')
      .bind(new Date(now.getTime() - deliveryDays * 86_400_000).toISOString()),
  ])
  return {
    runs,
    links: links?.meta.changes ?? 0,
    answers: answers.slice(0, 2).reduce((sum, { meta }) => sum + meta.changes, 0),
    anchored: await anchorHeads(db, at),
  }
}
