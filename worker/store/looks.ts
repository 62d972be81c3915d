// Who looked: the first look of a caller at a run, or at a ward's history, each day.
import { noteOnce } from './noted.ts'

/** @param actor as the audit log names callers: `key:…`, `entra:…`, `link:…` */
export const noteLook = (
  db: D1Database,
  actor: string,
  ward: string,
  runId: string,
): Promise<void> => note(db, actor, 'validation.read', [ward], runId)

/** @param wards null for every ward */
export const noteHistoryLook = (
  db: D1Database,
  actor: string,
  wards: readonly string[] | null,
): Promise<void> => note(db, actor, 'history.read', wards ?? [null], 'history')

function note(
  db: D1Database,
  actor: string,
  action: string,
  wards: readonly (string | null)[],
  subject: string,
): Promise<void> {
  const at = new Date()
  const day = at.toISOString().slice(0, 10)
  return noteOnce(db, at, {
    name: ['looked', actor, subject, wards.join(), day].join(' '),
    days: 1,
    events: wards.map((ward) => ({ ward, actor, action, subject })),
  })
}
