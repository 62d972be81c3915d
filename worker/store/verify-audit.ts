// Verifying the audit log: chain after chain, a bounded number of rows a call.
import type { AuditEntry, AuditHead, AuditVerdict } from '../../shared/schema/index.ts'
import {
  type Anchor,
  anchorOf,
  auditHash,
  genesis,
  legacyChain,
  operatorChain,
} from './audit-chain.ts'

/** Rows one call looks at: so many hashes take some hundredths of a second. */
export const rowsACall = 2000
const chainsACall = 100

/** A row up to which a chain was followed. */
export type Position = AuditHead

type Break = NonNullable<AuditVerdict['broken']>

export interface VerifyOptions {
  /** Chains to follow, in this order; null for every one there is. */
  chains: readonly string[] | null
  /** Where the call before left off, or a head that was noted; null from the beginning. */
  from: Position | null
  rows: number
}

/** Follows chains from `from` on and names the first row that does not hold. */
export async function verifyAudit(
  db: D1Database,
  { chains, from, rows: most }: VerifyOptions,
): Promise<AuditVerdict> {
  const heads: AuditHead[] = []
  let checked = 0
  let at: Position | null = from ?? (await firstOf(db, chains))
  let head = at?.hash ?? genesis
  const verdict = (next: Position | null, broken?: Break): AuditVerdict => ({
    ...{ valid: !broken, checked, head, heads },
    next: next && cursorOf(next),
    ...(broken ? { broken } : {}),
  })
  const moved = from && (await changedSince(db, from))
  if (moved) return verdict(null, moved)
  for (let followed = 0; at && followed < chainsACall; followed++) {
    const rows = await readRows(db, at, most - checked)
    for (const row of rows) {
      const reason = await brokenReason(row, at)
      if (reason) {
        const seq: number = reason === 'missing' ? at.seq + 1 : row.seq
        return verdict(null, { chain: at.chain, seq, reason })
      }
      at = { chain: at.chain, seq: row.seq, hash: row.hash }
      head = row.hash
      checked += 1
    }
    const broken = await brokenAnchor(db, rows)
    if (broken) return verdict(null, broken)
    if (checked >= most) return verdict(at)
    const cut: Break | null = await cutOff(db, at)
    if (cut) return verdict(null, cut)
    if (at.seq > 0) heads.push(at)
    at = await chainAfter(db, chains, at.chain)
  }
  return verdict(at)
}

/** Whether a chain still has the row that somebody was told of. */
export async function holdsRow(
  db: D1Database,
  chain: string,
  { seq, hash }: { seq: number; hash: string },
): Promise<boolean> {
  const row = await db
    .prepare('SELECT hash FROM audit_rows WHERE chain = ? AND seq = ?')
    .bind(chain, seq)
    .first<{ hash: string }>()
  return row?.hash === hash
}

/** `<chain>~<seq>~<hash>`. */
export const cursorOf = ({ chain, seq, hash }: Position): string => `${chain}~${seq}~${hash}`

export const positionForm =
  /^(\*|\*legacy|[a-z0-9][a-z0-9-]{0,62})~\d{1,15}~(genesis|[0-9a-f]{64})$/

export function positionOf(cursor: string): Position {
  const [chain = '', seq = '', hash = ''] = cursor.split('~')
  return { chain, seq: Number(seq), hash }
}

async function brokenReason(row: AuditEntry, previous: Position) {
  if (row.seq !== previous.seq + 1) return 'missing'
  if (row.hash !== (await auditHash(row))) return 'altered'
  return row.previous === previous.hash ? null : 'unchained'
}

/** Whether the row that was seen before is still that row. */
async function changedSince(db: D1Database, { chain, seq, hash }: Position): Promise<Break | null> {
  if (seq === 0) return null
  const [row] = await readRows(db, { chain, seq: seq - 1 }, 1)
  if (row?.seq !== seq) return { chain, seq, reason: 'missing' }
  return row.hash === hash ? null : { chain, seq, reason: 'altered' }
}

/** A chain that ends before its noted head was cut. */
async function cutOff(db: D1Database, { chain, seq }: Position): Promise<Break | null> {
  const head = await db
    .prepare('SELECT seq FROM audit_heads WHERE chain = ?')
    .bind(chain)
    .first<{ seq: number }>()
  return head && head.seq > seq ? { chain, seq: seq + 1, reason: 'missing' } : null
}

/** Of the anchors among rows, the first whose chain no longer has that row. */
async function brokenAnchor(db: D1Database, rows: readonly AuditEntry[]): Promise<Break | null> {
  const anchors = rows.map(anchorOf).filter((anchor): anchor is Anchor => anchor !== null)
  if (anchors.length === 0) return null
  const { results } = await db
    .prepare(
      `SELECT a.value ->> 0 AS chain, a.value ->> 1 AS seq
       FROM json_each(?) AS a LEFT JOIN audit_rows AS r
         ON r.chain = a.value ->> 0 AND r.seq = a.value ->> 1
       WHERE r.hash IS NOT a.value ->> 2 ORDER BY a.key LIMIT 1`,
    )
    .bind(JSON.stringify(anchors.map(({ chain, seq, hash }) => [chain, seq, hash])))
    .all<{ chain: string; seq: number }>()
  const [first] = results
  return first ? { ...first, reason: 'unanchored' } : null
}

async function readRows(
  db: D1Database,
  { chain, seq }: { chain: string; seq: number },
  most: number,
): Promise<AuditEntry[]> {
  if (chain === legacyChain) {
    const { results } = await db
      .prepare('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?')
      .bind(seq, most)
      .all<AuditEntry>()
    return results.map((row) => ({ ...row, chain }))
  }
  const { results } = await db
    .prepare('SELECT * FROM audit_rows WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?')
    .bind(chain, seq, most)
    .all<AuditEntry>()
  return results
}

const firstOf = (db: D1Database, chains: readonly string[] | null): Promise<Position | null> =>
  chainAfter(db, chains, null)

/** The operator's chain, the wards' by name, the one of before; or those asked for. */
async function chainAfter(
  db: D1Database,
  chains: readonly string[] | null,
  last: string | null,
): Promise<Position | null> {
  const start = (chain: string | undefined) =>
    chain === undefined ? null : { chain, seq: 0, hash: genesis }
  if (chains) return start(last === null ? chains[0] : chains[chains.indexOf(last) + 1])
  if (last === null) return start(operatorChain)
  if (last === legacyChain) return null
  const next = await db
    .prepare(
      `SELECT MIN(chain) AS chain FROM (
         SELECT MIN(chain) AS chain FROM audit_rows WHERE chain > ?1
         UNION ALL SELECT MIN(chain) FROM audit_heads WHERE chain > ?1)`,
    )
    .bind(last)
    .first<{ chain: string | null }>()
  return start(next?.chain ?? legacyChain)
}
