// The audit log: append-only, each row chained to the one before by its hash.
import type { AuditEntry, AuditVerdict } from '../../shared/schema/index.ts'
import { sha256 } from '../crypto.ts'
import { endTurn, takeTurn } from './turns.ts'

export interface AuditEvent {
  /** null where it concerns no ward. */
  ward: string | null
  actor: string
  /** e.g. `validation.created`. */
  action: string
  /** Id of what was acted on. Never a budget value, a token or a key. */
  subject: string
}

/** Hash that the first row follows. */
export const genesis = 'genesis'

/** SHA-256 over the row's fields as a JSON array in this order. docs/storage.md states it. */
export const auditHash = (row: Omit<AuditEntry, 'hash'>): Promise<string> =>
  sha256(
    JSON.stringify([row.seq, row.at, row.ward, row.actor, row.action, row.subject, row.previous]),
  )

interface Head {
  seq: number
  hash: string
}

// The head as this isolate last saw it. The database's trigger refuses a row that does not follow
// the real head, so a stale one costs a retry, never a broken chain.
let knownHead: Head | null = null
const mostAttempts = 40

/**
 * Writes statements and their audit rows in one transaction. Throws what the statements throw;
 * a moved head is retried.
 */
export async function commit(
  db: D1Database,
  at: string,
  events: readonly AuditEvent[],
  statements: readonly D1PreparedStatement[],
): Promise<D1Result[]> {
  for (let attempt = 1; ; attempt++) {
    const turn = await takeTurn()
    try {
      const head = knownHead ?? (await readHead(db))
      const rows = await chain(head, at, events)
      const results = await db.batch([...rows.map((row) => insertRow(db, row)), ...statements])
      const last = rows.at(-1)
      knownHead = last ? { seq: last.seq, hash: last.hash } : head
      return results.slice(rows.length)
    } catch (error) {
      knownHead = null
      if (!headMoved(error) || attempt >= mostAttempts) throw error
    } finally {
      endTurn(turn)
    }
    await scheduler.wait(Math.random() * 20 * attempt)
  }
}

/** Walks the whole chain and names the first row that does not hold. */
export async function verifyAudit(db: D1Database): Promise<AuditVerdict> {
  let previous = { seq: 0, hash: genesis }
  for (;;) {
    const { results } = await db
      .prepare('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT 1000')
      .bind(previous.seq)
      .all<AuditEntry>()
    if (results.length === 0) return { valid: true, checked: previous.seq, head: previous.hash }
    for (const row of results) {
      const reason = await brokenReason(row, previous)
      if (reason) {
        return {
          valid: false,
          checked: previous.seq,
          head: previous.hash,
          broken: { seq: reason === 'missing' ? previous.seq + 1 : row.seq, reason },
        }
      }
      previous = { seq: row.seq, hash: row.hash }
    }
  }
}

/** Newest first, from before `cursor`; `wards` null for all of them. */
export async function listAudit(
  db: D1Database,
  { wards, before, limit }: { wards: string[] | null; before: number | null; limit: number },
): Promise<AuditEntry[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM audit
       WHERE seq < ?1 AND (?2 IS NULL OR ward IN (SELECT value FROM json_each(?2)))
       ORDER BY seq DESC LIMIT ?3`,
    )
    .bind(before ?? Number.MAX_SAFE_INTEGER, wards && JSON.stringify(wards), limit)
    .all<AuditEntry>()
  return results
}

/** A ward's rows from after `seq` on, oldest first. */
export async function auditOfWard(
  db: D1Database,
  ward: string,
  seq: number,
  limit: number,
): Promise<AuditEntry[]> {
  const { results } = await db
    .prepare('SELECT * FROM audit WHERE ward = ? AND seq > ? ORDER BY seq LIMIT ?')
    .bind(ward, seq, limit)
    .all<AuditEntry>()
  return results
}

async function brokenReason(row: AuditEntry, previous: Head) {
  if (row.seq !== previous.seq + 1) return 'missing'
  if (row.hash !== (await auditHash(row))) return 'altered'
  return row.previous === previous.hash ? null : 'unchained'
}

const readHead = async (db: D1Database): Promise<Head> =>
  (await db
    .prepare('SELECT seq, hash FROM audit WHERE seq = (SELECT max(seq) FROM audit)')
    .first<Head>()) ?? {
    seq: 0,
    hash: genesis,
  }

async function chain(head: Head, at: string, events: readonly AuditEvent[]): Promise<AuditEntry[]> {
  const rows: AuditEntry[] = []
  let previous = head
  for (const event of events) {
    const row = { seq: previous.seq + 1, at, ...event, previous: previous.hash }
    previous = { seq: row.seq, hash: await auditHash(row) }
    rows.push({ ...row, hash: previous.hash })
  }
  return rows
}

const insertRow = (db: D1Database, row: AuditEntry): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO audit (seq, at, ward, actor, action, subject, previous, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(row.seq, row.at, row.ward, row.actor, row.action, row.subject, row.previous, row.hash)

const headMoved = (error: unknown): boolean =>
  error instanceof Error &&
  /audit head moved|UNIQUE constraint failed: audit\.seq/.test(error.message)
