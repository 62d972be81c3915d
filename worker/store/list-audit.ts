// Reading the audit log, newest first: the chains' rows by time, then those from before there were chains.
import type { AuditEntry, AuditHead } from '../../shared/schema/index.ts'
import { genesis, legacyChain } from './audit-chain.ts'

/** Where a page begins: after a row of a chain, or before a row from before there were chains. */
export type AuditCursor =
  | { kind: 'row'; at: string; chain: string; seq: number }
  | { kind: 'legacy'; before: number }

export interface AuditQuery {
  /** null: every ward. */
  wards: readonly string[] | null
  after: AuditCursor | null
  limit: number
}

/** A page of rows, and where the next one begins; null on the last. */
export async function listAudit(
  db: D1Database,
  { wards, after, limit }: AuditQuery,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const most = limit + 1
  const rows = after?.kind === 'legacy' ? [] : await chainRows(db, wards, after, most)
  const before = after?.kind === 'legacy' ? after.before : null
  const legacy = rows.length < most ? await legacyRows(db, wards, before, most - rows.length) : []
  const found = [...rows, ...legacy]
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? cursorOf(last) : null }
}

export const auditCursorForm = /^(\d{4}-[0-9T:.-]{10,26}Z~[*a-z0-9-]{1,64}~\d{1,15}|~\d{1,15})$/

export function auditCursorOf(cursor: string): AuditCursor {
  const [at = '', chain = '', seq] = cursor.split('~')
  return seq === undefined
    ? { kind: 'legacy', before: Number(chain) }
    : { kind: 'row', at, chain, seq: Number(seq) }
}

const cursorOf = ({ chain, at, seq }: AuditEntry): string =>
  chain === legacyChain ? `~${seq}` : `${at}~${chain}~${seq}`

/** A ward's rows after the first `passed`, oldest first: those from before there were chains, its own. */
export async function auditOfWard(
  db: D1Database,
  ward: string,
  passed: number,
  limit: number,
): Promise<AuditEntry[]> {
  const old = await countLegacy(db, [ward])
  const legacy = passed < old ? await oldestLegacy(db, ward, passed, limit) : []
  const { results } = await db
    .prepare('SELECT * FROM audit_rows WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?')
    .bind(ward, Math.max(0, passed - old), limit - legacy.length)
    .all<AuditEntry>()
  return [...legacy, ...results]
}

/** How far a ward's chain goes. */
export async function headOf(db: D1Database, ward: string): Promise<AuditHead> {
  const row = await db
    .prepare('SELECT chain, seq, hash FROM audit_heads WHERE chain = ?')
    .bind(ward)
    .first<AuditHead>()
  return row ?? { chain: ward, seq: 0, hash: genesis }
}

/** The first row of a chain written then or later; the one after its last where there is none. */
export async function seqAt(
  db: D1Database,
  { chain, seq }: AuditHead,
  at: string,
): Promise<number> {
  const row = await db
    .prepare('SELECT seq FROM audit_rows WHERE chain = ? AND at >= ? ORDER BY at, seq LIMIT 1')
    .bind(chain, at)
    .first<{ seq: number }>()
  return row?.seq ?? seq + 1
}

/** A chain's rows from one to another, oldest first. */
export async function auditFrom(
  db: D1Database,
  ward: string,
  first: number,
  last: number,
  most: number,
): Promise<AuditEntry[]> {
  const { results } = await db
    .prepare(
      'SELECT * FROM audit_rows WHERE chain = ? AND seq BETWEEN ? AND ? ORDER BY seq LIMIT ?',
    )
    .bind(ward, first, last, most)
    .all<AuditEntry>()
  return results
}

async function chainRows(
  db: D1Database,
  wards: readonly string[] | null,
  after: Extract<AuditCursor, { kind: 'row' }> | null,
  most: number,
): Promise<AuditEntry[]> {
  const from = after ? [after.at, after.chain, after.seq] : ['9', '', 0]
  const statement = wards
    ? db
        .prepare(
          `SELECT page.* FROM json_each(?1) AS named JOIN audit_rows AS page
             ON page.chain = named.value AND page.seq IN
               (SELECT seq FROM audit_rows
                WHERE chain = named.value AND (at, chain, seq) < (?2, ?3, ?4)
                ORDER BY at DESC, seq DESC LIMIT ?5)
           ORDER BY page.at DESC, page.chain DESC, page.seq DESC LIMIT ?5`,
        )
        .bind(JSON.stringify(wards), ...from, most)
    : db
        .prepare(
          `SELECT * FROM audit_rows WHERE (at, chain, seq) < (?, ?, ?)
           ORDER BY at DESC, chain DESC, seq DESC LIMIT ?`,
        )
        .bind(...from, most)
  return (await statement.all<AuditEntry>()).results
}

/**
 * Rows of the one chain of before. To somebody who sees only some wards they are numbered among
 * themselves and come without the hash they follow: both would tell of the others.
 */
async function legacyRows(
  db: D1Database,
  wards: readonly string[] | null,
  before: number | null,
  most: number,
): Promise<AuditEntry[]> {
  if (!wards) {
    const { results } = await db
      .prepare('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?')
      .bind(before ?? Number.MAX_SAFE_INTEGER, most)
      .all<AuditEntry>()
    return results.map((row) => ({ ...row, chain: legacyChain }))
  }
  const total = await countLegacy(db, wards)
  if (total === 0) return []
  const first = Math.min(total, (before ?? total + 1) - 1)
  const { results } = await db
    .prepare(
      `SELECT * FROM audit WHERE ward IN (SELECT value FROM json_each(?))
       ORDER BY seq DESC LIMIT ? OFFSET ?`,
    )
    .bind(JSON.stringify(wards), most, total - first)
    .all<AuditEntry>()
  return results.map((row, i) => numbered(row, first - i))
}

async function oldestLegacy(
  db: D1Database,
  ward: string,
  passed: number,
  limit: number,
): Promise<AuditEntry[]> {
  const { results } = await db
    .prepare('SELECT * FROM audit WHERE ward = ? ORDER BY seq LIMIT ? OFFSET ?')
    .bind(ward, limit, passed)
    .all<AuditEntry>()
  return results.map((row, i) => numbered(row, passed + i + 1))
}

async function countLegacy(db: D1Database, wards: readonly string[]): Promise<number> {
  const row = await db
    .prepare('SELECT COUNT(*) AS n FROM audit WHERE ward IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify(wards))
    .first<{ n: number }>()
  return row?.n ?? 0
}

const numbered = (row: AuditEntry, seq: number): AuditEntry => ({
  ...row,
  ...{ chain: legacyChain, seq, previous: '' },
})
