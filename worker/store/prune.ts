// What time has run out for: runs past their ward's retention, expired links and idempotency keys.
import { commit } from './audit.ts'

export interface Pruned {
  runs: number
  links: number
  idempotency: number
}

const runsAtOnce = 200
// So long an expired link still answers that it expired, instead of not being known.
const expiredLinkDays = 30

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
  const [links, idempotency] = await db.batch([
    db
      .prepare('DELETE FROM links WHERE expires_at <= ?')
      .bind(new Date(now.getTime() - expiredLinkDays * 86_400_000).toISOString()),
    db.prepare('DELETE FROM idempotency WHERE expires_at <= ?').bind(at),
  ])
  return {
    runs,
    links: links?.meta.changes ?? 0,
    idempotency: idempotency?.meta.changes ?? 0,
  }
}
