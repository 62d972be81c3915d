// What is written to the audit log once and not again before its time: looks, refused sign-ins.
import { type AuditEvent, commit } from './audit.ts'

export interface Note {
  /** The same name is noted once in its time. */
  name: string
  /** Days until it may be noted again. */
  days: number
  events: readonly AuditEvent[]
}

// What this isolate knows to be noted, so that most calls ask the database nothing.
const known = new Set<string>()
const mostKnown = 20_000

/** Writes the audit rows unless they were written before under this name. */
export async function noteOnce(
  db: D1Database,
  at: Date,
  { name, days, events }: Note,
): Promise<void> {
  if (known.has(name)) return
  if (known.size >= mostKnown) known.clear()
  known.add(name)
  const until = new Date(at.getTime() + days * 86_400_000).toISOString()
  try {
    await commit(db, at.toISOString(), events, [
      db.prepare('INSERT INTO noted (name, expires_at) VALUES (?, ?)').bind(name, until),
    ])
  } catch (error) {
    if (alreadyNoted(error)) return
    known.delete(name)
    throw error
  }
}

/** Another isolate was first. */
const alreadyNoted = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: noted\./.test(error.message)
