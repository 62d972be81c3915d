// Writing to the audit log: append-only, each row chained to the one before of its ward by its hash.
import { type AuditEntry, anyWard } from '../../shared/schema/index.ts'
import { wait } from '../wait.ts'
import {
  anchorAction,
  anchorSubject,
  auditHash,
  chainOf,
  genesis,
  operatorChain,
  rowsAnAnchor,
} from './audit-chain.ts'
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

interface Head {
  seq: number
  hash: string
}

type Statements = readonly D1PreparedStatement[]
/** Statements that need to know the audit rows they are written with, e.g. to sign their hashes. */
type StatementsOf = (rows: readonly AuditEntry[]) => Statements | Promise<Statements>

// The heads as this isolate last saw them. The database's trigger refuses a row that does not
// follow the real head, so a stale one costs a retry, never a broken chain.
const knownHeads = new Map<string, Head>()
const mostKnownHeads = 1000
const mostAttempts = 40

/**
 * Writes statements and their audit rows, in each event's own chain, in one transaction. Throws
 * what the statements throw; a moved head is retried.
 */
export async function commit(
  db: D1Database,
  at: string,
  events: readonly AuditEvent[],
  statements: Statements | StatementsOf,
): Promise<D1Result[]> {
  for (let attempt = 1; ; attempt++) {
    const turn = await takeTurn()
    try {
      const { rows, heads } = await chain(db, at, events)
      const changes = typeof statements === 'function' ? await statements(rows) : statements
      const own = [...rows, ...(await anchors(db, at, rows, heads))]
      const results = await db.batch([
        ...own.map((row) => insertRow(db, row)),
        ...own.filter(({ action }) => action === anchorAction).map((row) => markAnchored(db, row)),
        ...changes,
      ])
      remember(heads)
      return changes.length === 0 ? [] : results.slice(-changes.length)
    } catch (error) {
      knownHeads.clear()
      if (!headMoved(error) || attempt >= mostAttempts) throw error
    } finally {
      endTurn(turn)
    }
    await wait(Math.random() * 20 * attempt)
  }
}

/** Notes the heads that the operator's chain does not hold yet. Called once a day. */
export async function anchorHeads(db: D1Database, at: string): Promise<number> {
  const { results } = await db
    .prepare(
      `SELECT chain, seq, hash FROM audit_heads WHERE chain <> ? AND seq > anchored
       ORDER BY chain LIMIT 500`,
    )
    .bind(operatorChain)
    .all<Head & { chain: string }>()
  if (results.length === 0) return 0
  const events = results.map(({ chain: ward, ...head }) => anchor(ward, head))
  await commit(db, at, events, [])
  return results.length
}

/** The rows of the events, each following its chain's head, and where that leaves the heads. */
async function chain(
  db: D1Database,
  at: string,
  events: readonly AuditEvent[],
): Promise<{ rows: AuditEntry[]; heads: Map<string, Head> }> {
  const heads = await headsOf(db, [...new Set(events.map(chainOfEvent))])
  const rows: AuditEntry[] = []
  for (const event of events) rows.push(await follow(heads, chainOfEvent(event), at, event))
  return { rows, heads }
}

/** Anchors of the wards' chains that have grown by enough. */
async function anchors(
  db: D1Database,
  at: string,
  rows: readonly AuditEntry[],
  heads: Map<string, Head>,
): Promise<AuditEntry[]> {
  const due = rows.filter(
    (row) => row.chain !== operatorChain && row.seq % rowsAnAnchor === 1 % rowsAnAnchor,
  )
  if (due.length === 0) return []
  if (!heads.has(operatorChain)) {
    for (const [name, head] of await headsOf(db, [operatorChain])) heads.set(name, head)
  }
  const own: AuditEntry[] = []
  for (const row of due) own.push(await follow(heads, operatorChain, at, anchor(row.chain, row)))
  return own
}

const anchor = (ward: string, head: Head): AuditEvent => ({
  ward,
  actor: 'audit',
  action: anchorAction,
  subject: anchorSubject(head),
})

/** An anchor names a ward, but stands in the operator's chain. */
const chainOfEvent = ({ ward, action }: AuditEvent): string =>
  action === anchorAction ? operatorChain : chainOf(ward)

async function follow(
  heads: Map<string, Head>,
  name: string,
  at: string,
  event: AuditEvent,
): Promise<AuditEntry> {
  const head = heads.get(name) ?? { seq: 0, hash: genesis }
  const { ward, actor, action, subject } = event
  const row = { chain: name, seq: head.seq + 1, at, ward, actor, action, subject }
  const hash = await auditHash({ ...row, previous: head.hash })
  heads.set(name, { seq: row.seq, hash })
  return { ...row, previous: head.hash, hash }
}

async function headsOf(db: D1Database, names: readonly string[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (const name of names) {
    const known = knownHeads.get(name)
    if (known) heads.set(name, known)
  }
  const unknown = names.filter((name) => !heads.has(name))
  if (unknown.length === 0) return heads
  const { results } = await db
    .prepare(
      `SELECT chain, seq, hash FROM audit_heads
       WHERE chain IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(unknown))
    .all<Head & { chain: string }>()
  for (const { chain: name, seq, hash } of results) heads.set(name, { seq, hash })
  return heads
}

function remember(heads: Map<string, Head>): void {
  if (knownHeads.size + heads.size > mostKnownHeads) knownHeads.clear()
  for (const [name, head] of heads) knownHeads.set(name, head)
}

const insertRow = (db: D1Database, row: AuditEntry): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO audit_rows (chain, seq, at, ward, actor, action, subject, previous, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[row.chain, row.seq, row.at, row.ward, row.actor, row.action, row.subject],
      ...[row.previous, row.hash],
    )

const markAnchored = (db: D1Database, row: AuditEntry): D1PreparedStatement =>
  db
    .prepare('UPDATE audit_heads SET anchored = MAX(anchored, ?) WHERE chain = ?')
    .bind(Number(row.subject.split(':')[0]), row.ward ?? anyWard)

const headMoved = (error: unknown): boolean =>
  error instanceof Error &&
  /audit head moved|UNIQUE constraint failed: audit_rows\./.test(error.message)
