// Links for cells: read-only tokens of one run or of a ward's latest; only their hashes are kept.
import type { LinkList } from '../../shared/schema/index.ts'

export interface StoredLink {
  id: string
  kind: 'run' | 'latest'
  ward: string
  /** null for `latest`. */
  runId: string | null
  name: string
  createdAt: string
  createdBy: string
  expiresAt: string
  revokedAt: string | null
}

interface LinkRow {
  id: string
  kind: 'run' | 'latest'
  ward: string
  run_id: string | null
  name: string
  created_at: string
  created_by: string
  expires_at: string
  revoked_at: string | null
}

export const insertLink = (
  db: D1Database,
  link: StoredLink & { tokenHash: string },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO links (id, token_hash, kind, ward, run_id, name, created_at, created_by, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      link.id,
      link.tokenHash,
      link.kind,
      link.ward,
      link.runId,
      link.name,
      link.createdAt,
      link.createdBy,
      link.expiresAt,
    )

export async function findLink(db: D1Database, tokenHash: string): Promise<StoredLink | null> {
  const row = await db
    .prepare('SELECT * FROM links WHERE token_hash = ?')
    .bind(tokenHash)
    .first<LinkRow>()
  return row && fromRow(row)
}

/** Links that lead to a run: its own, and its ward's `latest` ones. Newest first. */
export async function linksOfRun(
  db: D1Database,
  run: { id: string; ward: string },
): Promise<LinkList['items']> {
  const { results } = await db
    .prepare(
      `SELECT * FROM links WHERE run_id = ?1 OR (kind = 'latest' AND ward = ?2)
       ORDER BY created_at DESC, id`,
    )
    .bind(run.id, run.ward)
    .all<LinkRow>()
  return results.map(fromRow).map(({ id, kind, name, createdAt, expiresAt, revokedAt }) => ({
    id,
    kind,
    name,
    createdAt,
    expiresAt,
    revokedAt,
  }))
}

export const revokeLink = (db: D1Database, id: string, at: string): D1PreparedStatement =>
  db.prepare('UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').bind(at, id)

const fromRow = (row: LinkRow): StoredLink => ({
  id: row.id,
  kind: row.kind,
  ward: row.ward,
  runId: row.run_id,
  name: row.name,
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
})
