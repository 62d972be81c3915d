// Links for cells: read-only tokens of one run or of a ward's latest; only their hashes are kept.
import type { LinkInfo } from '../../shared/schema/index.ts'

export interface NewLink extends Omit<LinkInfo, 'revokedAt'> {
  tokenHash: string
  /** Who made it, as the audit log names them: a key's link ends with the key. */
  maker: string
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
  maker_expires_at: string | null
  maker_revoked_at: string | null
}

export const insertLink = (db: D1Database, link: NewLink): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO links (id, token_hash, kind, ward, run_id, name, created_at, created_by, maker,
       expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      link.maker,
      link.expiresAt,
    )

export async function findLink(db: D1Database, tokenHash: string): Promise<LinkInfo | null> {
  const row = await db
    .prepare(
      `SELECT links.*, maker.expires_at AS maker_expires_at,
         maker.revoked_at AS maker_revoked_at
       FROM links LEFT JOIN api_keys AS maker
         ON links.maker LIKE 'key:%' AND maker.id = substr(links.maker, 5)
       WHERE links.token_hash = ?`,
    )
    .bind(tokenHash)
    .first<LinkRow>()
  return row && fromRow(row)
}

/**
 * A link with what its maker's key came to: revoked or expired, it takes its links along. Of the
 * named wards (null: any), not revoked itself.
 */
export async function findLinkById(
  db: D1Database,
  id: string,
  wards: string[] | null,
): Promise<LinkInfo | null> {
  const row = await db
    .prepare(
      `SELECT links.*, maker.expires_at AS maker_expires_at,
         maker.revoked_at AS maker_revoked_at
       FROM links LEFT JOIN api_keys AS maker
         ON links.maker LIKE 'key:%' AND maker.id = substr(links.maker, 5)
       WHERE links.id = ?1 AND links.revoked_at IS NULL
         AND (?2 IS NULL OR links.ward IN (SELECT value FROM json_each(?2)))`,
    )
    .bind(id, wards && JSON.stringify(wards))
    .first<LinkRow>()
  return row && fromRow(row)
}

/** Links that lead to a run: its own, and its ward's `latest` ones. Newest first. */
export async function linksOfRun(
  db: D1Database,
  run: { id: string; ward: string },
): Promise<LinkInfo[]> {
  const { results } = await db
    .prepare(
      `SELECT links.*, maker.expires_at AS maker_expires_at,
         maker.revoked_at AS maker_revoked_at
       FROM links LEFT JOIN api_keys AS maker
         ON links.maker LIKE 'key:%' AND maker.id = substr(links.maker, 5)
       WHERE links.ward = ?2 AND (links.run_id = ?1 OR links.kind = 'latest')
       ORDER BY links.id DESC`,
    )
    .bind(run.id, run.ward)
    .all<LinkRow>()
  return results.map(fromRow)
}

/** Links of wards (null: all), newest first, from before `before`. */
export async function listLinks(
  db: D1Database,
  {
    wards,
    before,
    limit,
  }: { wards: readonly string[] | null; before: string | null; limit: number },
): Promise<LinkInfo[]> {
  const from = before ?? '~'
  const statement = wards
    ? db
        .prepare(
          `SELECT links.*, maker.expires_at AS maker_expires_at,
             maker.revoked_at AS maker_revoked_at
           FROM json_each(?1) AS named JOIN links ON links.id IN
               (SELECT id FROM links WHERE ward = named.value AND id < ?2
                ORDER BY id DESC LIMIT ?3)
           LEFT JOIN api_keys AS maker
             ON links.maker LIKE 'key:%' AND maker.id = substr(links.maker, 5)
           ORDER BY links.id DESC LIMIT ?3`,
        )
        .bind(JSON.stringify(wards), from, limit)
    : db
        .prepare(
          `SELECT links.*, maker.expires_at AS maker_expires_at,
             maker.revoked_at AS maker_revoked_at
           FROM links LEFT JOIN api_keys AS maker
             ON links.maker LIKE 'key:%' AND maker.id = substr(links.maker, 5)
           WHERE links.id < ? ORDER BY links.id DESC LIMIT ?`,
        )
        .bind(from, limit)
  const { results } = await statement.all<LinkRow>()
  return results.map(fromRow)
}

/** Fails as a whole where it was revoked before. */
export const revokeLink = (db: D1Database, id: string, at: string): D1PreparedStatement =>
  db.prepare('UPDATE links SET revoked_at = ? WHERE id = ?').bind(at, id)

const fromRow = (row: LinkRow): LinkInfo => ({
  id: row.id,
  kind: row.kind,
  ward: row.ward,
  runId: row.run_id,
  name: row.name,
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: earlier(row.expires_at, row.maker_expires_at),
  revokedAt: row.revoked_at ?? row.maker_revoked_at,
})

const earlier = (a: string, b: string | null): string => (b !== null && b < a ? b : a)
