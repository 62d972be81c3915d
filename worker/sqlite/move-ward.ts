// Moving a ward to another database: everything it has, its audit chain and receipts still holding.
import { DatabaseSync } from 'node:sqlite'
import { commit } from '../store/audit.ts'
import { deleteWard } from '../store/wards.ts'
import { type Checked, checkWard } from './check.ts'
import { d1Of, inTransaction } from './d1.ts'
import { appliedMigrations } from './migrate.ts'
import { wardTables } from './ward-rows.ts'

export interface Moved extends Checked {
  /** Rows by table. */
  rows: Record<string, number>
  /** Keys of this ward alone: they work at the new place and no longer at the old one. */
  keys: string[]
}

interface Head {
  seq: number
  hash: string
}

const actor = 'move'
/** What the old place notes before it deletes the ward. */
const leaving = ['ward.moved', 'key.revoked']

/**
 * Copies a ward, verifies it at its new place, and only then deletes it at the old one. The chain
 * that stays at the old place ends with `ward.moved`. Nobody else may write to either file
 * meanwhile. Throws an Error in words where it cannot be; begun again after a break, it goes on.
 */
export async function moveWard(from: string, to: string, ward: string, now: Date): Promise<Moved> {
  const [source, target] = [new DatabaseSync(from), new DatabaseSync(to)]
  try {
    sameTables(source, target)
    const head = headOf(source, ward)
    if (!head) throw new Error(`There is no ward ${ward} in the database it shall leave.`)
    const isThere = headOf(target, ward) !== null
    if (isThere && !isHalfMoved(source, target, ward)) {
      throw new Error(`There is a ward ${ward} in the other database already; nothing was moved.`)
    }
    const rows = isThere ? {} : copyWard(target, from, ward, now)
    if (!isThere) await received(target, ward, head, now)
    const checked = await checkWard(target, ward)
    const keys = ownKeys(source, ward)
    if (checked.faults.length === 0) await leave(source, ward, head, keys, now)
    return { ...checked, rows, keys }
  } finally {
    source.close()
    target.close()
  }
}

function sameTables(source: DatabaseSync, target: DatabaseSync): void {
  const [mine, theirs] = [source, target].map((db) => appliedMigrations(db).join(' '))
  if (mine === theirs) return
  throw new Error('The two databases are of two versions: start a host on each once, then again.')
}

function copyWard(
  target: DatabaseSync,
  from: string,
  ward: string,
  now: Date,
): Record<string, number> {
  target.prepare('ATTACH ? AS source').run(from)
  try {
    return inTransaction(target, () => {
      const rows = wardTables.map(({ table, where, order }) => {
        const columns = columnsOf(target, table)
        const { changes } = target
          .prepare(
            `INSERT INTO main.${table} (${columns})
             SELECT ${columns} FROM source.${table}
             WHERE ${where.replace('FROM runs', 'FROM source.runs')} ORDER BY ${order}`,
          )
          .run({ '?1': ward })
        return [table, Number(changes)]
      })
      // What they signed goes on to hold; they sign nothing here, and attest nothing from now on.
      target
        .prepare(
          `INSERT OR IGNORE INTO main.receipt_keys (kid, public_jwk, created_at, retired_at)
           SELECT kid, public_jwk, created_at, COALESCE(retired_at, ?) FROM source.receipt_keys`,
        )
        .run(now.toISOString())
      return Object.fromEntries(rows)
    })
  } finally {
    target.exec('DETACH source')
  }
}

const columnsOf = (db: DatabaseSync, table: string): string =>
  db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name)
    .join(', ')

const headOf = (db: DatabaseSync, ward: string): Head | null =>
  (db.prepare('SELECT seq, hash FROM audit_heads WHERE chain = ?').get(ward) as Head | undefined) ??
  null

/** Whether the copy is the source's own, and nothing has happened there since but the leaving. */
function isHalfMoved(source: DatabaseSync, target: DatabaseSync, ward: string): boolean {
  const row = target
    .prepare("SELECT subject FROM audit_rows WHERE chain = ? AND action = 'ward.received'")
    .get(ward)
  const [seq = '', hash = ''] = String(row?.subject ?? '').split(':')
  const [first, ...since] = source
    .prepare('SELECT hash, action FROM audit_rows WHERE chain = ? AND seq >= ? ORDER BY seq')
    .all(ward, Number(seq))
  return first?.hash === hash && since.every(({ action }) => leaving.includes(String(action)))
}

const received = (db: DatabaseSync, ward: string, head: Head, now: Date) =>
  commit(
    d1Of(db),
    now.toISOString(),
    [{ ward, actor, action: 'ward.received', subject: `${head.seq}:${head.hash}` }],
    [],
  )

const ownKeys = (db: DatabaseSync, ward: string): string[] =>
  db
    .prepare('SELECT id FROM api_keys WHERE wards = json_array(?) AND revoked_at IS NULL')
    .all(ward)
    .map(({ id }) => String(id))

async function leave(
  source: DatabaseSync,
  ward: string,
  head: Head,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  const [db, at] = [d1Of(source), now.toISOString()]
  const revoked = keys.map((subject) => ({ ward, actor, action: 'key.revoked', subject }))
  await commit(
    db,
    at,
    [{ ward, actor, action: 'ward.moved', subject: `${head.seq}:${head.hash}` }, ...revoked],
    keys.map((id) => db.prepare('UPDATE api_keys SET revoked_at = ? WHERE id = ?').bind(at, id)),
  )
  await deleteWard(db, ward, actor, now)
}
