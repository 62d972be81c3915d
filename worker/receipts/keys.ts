// The keys that sign and verify receipts: Ed25519, each known by its RFC 7638 thumbprint.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'
import { type Jwks, jwksSchema } from '../../shared/schema/index.ts'
import { type Bindings, readSettings } from '../env.ts'
import { stored } from '../store/stored.ts'

const publicJwkSchema = jwksSchema.shape.keys.element

const privateJwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
})
type PrivateJwk = z.infer<typeof privateJwkSchema>
export type PublicJwk = Jwks['keys'][number]

export interface SigningKey {
  kid: string
  key: CryptoKey
  publicJwk: PublicJwk
}

/** The key that signs; null where the deployment was given none, or one that has retired. */
export async function signingKey(env: Bindings): Promise<SigningKey | null> {
  const key = await currentKey(env)
  return key && (await hasRetired(env.DB, key.kid, new Date())) ? null : key
}

async function currentKey(env: Bindings): Promise<SigningKey | null> {
  const [first] = configuredKeys(env)
  const jwk = first ?? (readSettings(env).local ? await localKey(env.DB) : null)
  return jwk && load(jwk)
}

/** Public keys receipts verify with: configured ones first, then every one that ever signed here. */
export async function verificationKeys(env: Bindings): Promise<Jwks> {
  const keys = new Map<string, PublicJwk>()
  const first = await currentKey(env)
  if (first) keys.set(first.kid, first.publicJwk)
  for (const jwk of configuredKeys(env)) {
    const publicJwk = await publicPart(jwk)
    keys.set(publicJwk.kid, publicJwk)
  }
  const { results } = await env.DB.prepare(
    'SELECT public_jwk, retired_at FROM receipt_keys ORDER BY created_at DESC, kid',
  ).all<{ public_jwk: string; retired_at: string | null }>()
  for (const { public_jwk: text, retired_at: retiredAt } of results) {
    const jwk = stored(publicJwkSchema, text, 'A public key of receipts')
    keys.set(jwk.kid, retiredAt === null ? jwk : { ...jwk, retiredAt })
  }
  return { keys: [...keys.values()] }
}

/**
 * Keeps the public key with what it signed, so that receipts outlive a rotation of the secret; and
 * retires the keys before it. Not at once: while a new secret spreads, some still sign with the old.
 */
export const rememberKey = (
  db: D1Database,
  key: PublicJwk,
  now: Date,
): [D1PreparedStatement, D1PreparedStatement] => [
  db
    .prepare('INSERT OR IGNORE INTO receipt_keys (kid, public_jwk, created_at) VALUES (?, ?, ?)')
    .bind(key.kid, JSON.stringify(key), now.toISOString()),
  db
    .prepare(
      `UPDATE receipt_keys SET retired_at = ?1 WHERE retired_at IS NULL
       AND created_at < (SELECT created_at FROM receipt_keys WHERE kid = ?2)`,
    )
    .bind(new Date(now.getTime() + overlapMinutes * 60_000).toISOString(), key.kid),
]

const overlapMinutes = 10

/** Whether a key has retired: what it would sign now, nobody would take. */
export async function hasRetired(db: D1Database, kid: string, now: Date): Promise<boolean> {
  const row = await db
    .prepare('SELECT retired_at FROM receipt_keys WHERE kid = ?')
    .bind(kid)
    .first<{ retired_at: string | null }>()
  return row?.retired_at != null && row.retired_at <= now.toISOString()
}

/** Private keys of the secret, the signing one first. Throws when the secret is not such keys. */
function configuredKeys(env: Bindings): PrivateJwk[] {
  if (!env.HANEI_RECEIPT_KEYS) return []
  const value: unknown = JSON.parse(env.HANEI_RECEIPT_KEYS)
  const set = z.object({ keys: z.array(privateJwkSchema).min(1) }).safeParse(value)
  return set.success ? set.data.keys : [privateJwkSchema.parse(value)]
}

// Importing is slow against signing; a key is the same as long as its text is.
const loaded = new Map<string, Promise<SigningKey>>()

function load(jwk: PrivateJwk): Promise<SigningKey> {
  const known = loaded.get(jwk.d)
  if (known) return known
  const key = importKey(jwk)
  loaded.set(jwk.d, key)
  return key
}

async function importKey(jwk: PrivateJwk): Promise<SigningKey> {
  const publicJwk = await publicPart(jwk)
  const key = await importJWK(jwk, 'EdDSA')
  if (!(key instanceof CryptoKey)) throw new TypeError('an Ed25519 key was expected')
  return { kid: publicJwk.kid, key, publicJwk }
}

const publicPart = async ({ kty, crv, x }: PrivateJwk): Promise<PublicJwk> => ({
  kty,
  crv,
  x,
  kid: await calculateJwkThumbprint({ kty, crv, x }),
  alg: 'EdDSA',
  use: 'sig',
})

const localKeys = new WeakMap<D1Database, PrivateJwk>()

/** Local mode's own key, made at first use and kept in the local database. */
async function localKey(db: D1Database): Promise<PrivateJwk> {
  const known = localKeys.get(db) ?? (await keptLocalKey(db))
  localKeys.set(db, known)
  return known
}

async function keptLocalKey(db: D1Database): Promise<PrivateJwk> {
  const kept = await readLocalKey(db)
  if (kept) return kept
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = privateJwkSchema.parse(await exportJWK(pair.privateKey))
  // Two first requests at once: the one that comes second uses the first one's key.
  await db
    .prepare(
      `INSERT INTO receipt_keys (kid, public_jwk, private_jwk, created_at)
       SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM receipt_keys WHERE private_jwk IS NOT NULL)`,
    )
    .bind(
      await calculateJwkThumbprint({ kty: jwk.kty, crv: jwk.crv, x: jwk.x }),
      JSON.stringify(await publicPart(jwk)),
      JSON.stringify(jwk),
      new Date().toISOString(),
    )
    .run()
  return (await readLocalKey(db)) ?? jwk
}

async function readLocalKey(db: D1Database): Promise<PrivateJwk | null> {
  const row = await db
    .prepare('SELECT private_jwk FROM receipt_keys WHERE private_jwk IS NOT NULL LIMIT 1')
    .first<{ private_jwk: string }>()
  return row && stored(privateJwkSchema, row.private_jwk, 'The private key of receipts')
}
