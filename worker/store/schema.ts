// What the running code needs of the database: a deployment whose migrations lag behind says so.

/** Tables and their columns. */
export const neededTables: Record<string, string> = {
  answers: 'principal operation key_hash request_hash ward status headers sealed expires_at',
  api_keys:
    'id secret_hash previous_secret_hash previous_valid_until name wards roles created_at created_by expires_at revoked_at',
  audit: 'seq at ward actor action subject previous hash',
  audit_heads: 'chain seq hash anchored',
  audit_rows: 'chain seq at ward actor action subject previous hash',
  bootstraps: 'secret_hash key_id used_at',
  deliveries: 'id webhook_id ward run_id body created_at attempts due_at delivered_at status',
  idempotency:
    'principal key body_hash ward run_id plan_version policy_version expires_at opinions_version previous_opinions_version',
  key_wards: 'ward key_id',
  links: 'id token_hash kind ward run_id name created_at created_by expires_at revoked_at maker',
  noted: 'name expires_at',
  opinions: 'ward fiscal_year version digest body published_at published_by',
  plans: 'ward fiscal_year version digest body published_at published_by',
  policies: 'ward version digest body published_at published_by',
  publications:
    'id ward fiscal_year stage kind run_id digest body published_on recorded_at recorded_by',
  receipt_keys: 'kid public_jwk private_jwk created_at retired_at',
  reviews:
    'id ward scope run_id state target reason reply_to identity content about by_id by_name at',
  run_opinions: 'run_id part body',
  run_parts: 'run_id kind part body',
  runs: 'id ward created_at created_by workbook sheet fiscal_year plan_version ruleset digest snapshot_digest policy_digest total base share counts receipt keep_until',
  webhooks: 'id ward url secret name created_at created_by revoked_at',
}

/** What holds the audit log and revocations, and what lists are found by. */
export const neededTriggers =
  'audit_follows_its_head audit_heads_are_never_deleted audit_heads_never_go_back audit_is_never_changed audit_is_never_deleted audit_rows_are_never_changed audit_rows_are_never_deleted audit_rows_follow_their_head audit_rows_move_their_head keys_are_revoked_once keys_stand_with_their_wards links_are_revoked_once publications_are_never_changed reviews_are_never_changed reviews_leave_with_their_ward'
export const neededIndexes =
  'answers_by_age answers_by_ward audit_by_ward audit_rows_by_time audit_rows_of_chain deliveries_by_age deliveries_by_webhook deliveries_due idempotency_by_age idempotency_by_ward links_by_age links_by_run links_by_ward noted_by_age publications_by_year reviews_by_scope runs_by_age runs_by_ward runs_by_ward_and_year runs_by_year webhooks_by_ward'

/** Names of tables, columns (`runs.receipt`), triggers and indexes that are not there. */
export async function missingParts(db: D1Database): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT name, sql FROM sqlite_master')
    .all<{ name: string; sql: string | null }>()
  const found = new Map(results.map(({ name, sql }) => [name, sql ?? '']))
  const columns = Object.entries(neededTables).flatMap(([table, names]) => {
    const sql = found.get(table)
    if (sql === undefined) return [table]
    return names
      .split(' ')
      .filter((name) => !new RegExp(`\\b${name}"? (TEXT|INTEGER)\\b`).test(sql))
      .map((name) => `${table}.${name}`)
  })
  const others = `${neededTriggers} ${neededIndexes}`.split(' ')
  return [...columns, ...others.filter((name) => !found.has(name))]
}

const probeEveryMilliseconds = 5_000
const written = new WeakMap<D1Database, number>()
// As wide as what a run needs at least, so that a disk with a few bytes left does not pass.
const probe = 'p'.repeat(20_000)

/** Reads, and now and then writes and takes back a row: a full or read-only database throws. */
export async function tryDatabase(db: D1Database): Promise<{ bytes: number | null }> {
  const [read] = await db.batch([db.prepare('SELECT 1')])
  const last = written.get(db) ?? 0
  if (Date.now() - last >= probeEveryMilliseconds) {
    await db.batch([
      db.prepare('INSERT OR REPLACE INTO noted (name, expires_at) VALUES (?, ?)').bind(probe, ''),
      db.prepare('DELETE FROM noted WHERE name = ?').bind(probe),
    ])
    written.set(db, Date.now())
  }
  return { bytes: read?.meta.size_after ?? null }
}

/** Whether a write failed because there is no room for it. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  /SQLITE_FULL|disk is full|maximum (DB|database) size/i.test(
    `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
  )
