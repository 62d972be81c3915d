// API keys: only hashes of their secrets are kept.
import { z } from 'zod'
import { type KeyInfo, roleSchema } from '../../shared/schema/index.ts'
import { stored } from './stored.ts'

const wardsSchema = z.array(z.string())
const rolesSchema = z.array(roleSchema)

interface KeyRow {
  id: string
  secret_hash: string
  previous_secret_hash: string | null
  previous_valid_until: string | null
  name: string
  wards: string
  roles: string
  created_at: string
  created_by: string
  expires_at: string | null
  revoked_at: string | null
}

export interface StoredKey extends KeyInfo {
  secretHash: string
  /** The secret before the last rotation and until when it still works. */
  previous: { secretHash: string; validUntil: string } | null
}

/** A key all of whose wards are among the named ones (null: any). */
export async function findKey(
  db: D1Database,
  id: string,
  wards: readonly string[] | null,
): Promise<StoredKey | null> {
  // CROSS JOIN keeps the order: from the wards to their keys, never from another ward's key back.
  const statement = wards
    ? db
        .prepare(
          `SELECT api_keys.* FROM json_each(?2) AS named
           CROSS JOIN key_wards ON key_wards.ward = named.value AND key_wards.key_id = ?1
           CROSS JOIN api_keys ON api_keys.id = key_wards.key_id
           WHERE NOT EXISTS (SELECT 1 FROM json_each(api_keys.wards)
             WHERE value NOT IN (SELECT value FROM json_each(?2)))
           LIMIT 1`,
        )
        .bind(id, JSON.stringify(wards))
    : db.prepare('SELECT * FROM api_keys WHERE id = ?').bind(id)
  const row = await statement.first<KeyRow>()
  return row && fromRow(row)
}

/** Keys all of whose wards are among the named ones (null: any), newest first. */
export async function listKeys(
  db: D1Database,
  wards: readonly string[] | null,
): Promise<StoredKey[]> {
  const statement = wards
    ? db
        .prepare(
          `SELECT DISTINCT api_keys.* FROM json_each(?1) AS named
           CROSS JOIN key_wards ON key_wards.ward = named.value
           CROSS JOIN api_keys ON api_keys.id = key_wards.key_id
           WHERE NOT EXISTS (SELECT 1 FROM json_each(api_keys.wards)
             WHERE value NOT IN (SELECT value FROM json_each(?1)))
           ORDER BY api_keys.created_at DESC, api_keys.id`,
        )
        .bind(JSON.stringify(wards))
    : db.prepare('SELECT * FROM api_keys ORDER BY created_at DESC, id')
  const { results } = await statement.all<KeyRow>()
  return results.map(fromRow)
}

export const insertKey = (
  db: D1Database,
  key: Omit<KeyInfo, 'revokedAt'> & { secretHash: string },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO api_keys (id, secret_hash, name, wards, roles, created_at, created_by, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      key.id,
      key.secretHash,
      key.name,
      JSON.stringify(key.wards),
      JSON.stringify(key.roles),
      key.createdAt,
      key.createdBy,
      key.expiresAt,
    )

/** Fails as a whole where the key was revoked before. */
export const rotateKey = (
  db: D1Database,
  id: string,
  secretHash: string,
  previousValidUntil: string,
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE api_keys SET previous_secret_hash = secret_hash, previous_valid_until = ?,
       secret_hash = ? WHERE id = ?`,
    )
    .bind(previousValidUntil, secretHash, id)

/** Fails as a whole where it was revoked before. */
export const revokeKey = (db: D1Database, id: string, at: string): D1PreparedStatement =>
  db.prepare('UPDATE api_keys SET revoked_at = ? WHERE id = ?').bind(at, id)

/** Whether a commit failed because the key or link had been revoked. */
export const revokedBefore = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('revoked before')

/** Fails on the primary key where that bootstrap secret was used before. */
export const useBootstrap = (
  db: D1Database,
  secretHash: string,
  keyId: string,
  at: string,
): D1PreparedStatement =>
  db
    .prepare('INSERT INTO bootstraps (secret_hash, key_id, used_at) VALUES (?, ?, ?)')
    .bind(secretHash, keyId, at)

/** Whether a commit failed because that bootstrap secret was used meanwhile. */
export const bootstrapTaken = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: bootstraps\./.test(error.message)

export async function bootstrapUsed(db: D1Database, secretHash: string): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 AS used FROM bootstraps WHERE secret_hash = ?')
    .bind(secretHash)
    .first()
  return row !== null
}

const fromRow = (row: KeyRow): StoredKey => ({
  id: row.id,
  name: row.name,
  wards: stored(wardsSchema, row.wards, `The wards of key ${row.id}`),
  roles: stored(rolesSchema, row.roles, `The roles of key ${row.id}`),
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  secretHash: row.secret_hash,
  previous:
    row.previous_secret_hash && row.previous_valid_until
      ? { secretHash: row.previous_secret_hash, validUntil: row.previous_valid_until }
      : null,
})
