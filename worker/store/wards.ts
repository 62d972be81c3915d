// Everything a ward has stored, away for good. The audit log stays.
import { commit } from './audit.ts'

/** Deletes a ward's runs, links, webhooks, reviews, plans, policies, registers and publications at once. The audit log stays. */
export async function deleteWard(
  db: D1Database,
  ward: string,
  actor: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await commit(
    db,
    at,
    [{ ward, actor, action: 'ward.deleted', subject: ward }],
    [
      db.prepare('DELETE FROM links WHERE ward = ?').bind(ward),
      // With their deliveries, by the reference.
      db.prepare('DELETE FROM webhooks WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM runs WHERE ward = ?').bind(ward),
      // After the runs: a trigger keeps the record as long as there are any.
      db.prepare('DELETE FROM reviews WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM plans WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM policies WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM opinions WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM publications WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM idempotency WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM answers WHERE ward = ?').bind(ward),
    ],
  )
}
