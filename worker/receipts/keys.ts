// The keys that sign and verify receipts: Ed25519, each known by its RFC 7638 thumbprint.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'
import type { Jwks } from '../../shared/schema/index.ts'
import { type Bindings, readSettings } from '../env.ts'

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

/** The key that signs; null where the deployment was given none. */
export async function signingKey(env: Bindings): Promise<SigningKey | null> {
  const [first] = configuredKeys(env)
  const jwk = first ?? (readSettings(env).local ? await localKey(env.DB) : null)
  return jwk && load(jwk)
}

/** Public keys receipts verify with: configured ones first, then every one that ever signed here. */
export async function verificationKeys(env: Bindings): Promise<Jwks> {
  const keys = new Map<string, PublicJwk>()
  const first = await signingKey(env)
  if (first) keys.set(first.kid, first.publicJwk)
  for (const jwk of configuredKeys(env)) {
    const publicJwk = await publicPart(jwk)
    keys.set(publicJwk.kid, publicJwk)
  }
  const { results } = await env.DB.prepare(
    'SELECT public_jwk FROM receipt_keys ORDER BY created_at DESC, kid',
  ).all<{ public_jwk: string }>()
  for (const row of results) {
    const jwk = JSON.parse(row.public_jwk) as PublicJwk
    keys.set(jwk.kid, jwk)
  }
  return { keys: [...keys.values()] }
}

/** Keeps the public key with what it signed, so that receipts outlive a rotation of the secret. */
export const rememberKey = (db: D1Database, key: PublicJwk, at: string): D1PreparedStatement =>
  db
    .prepare('INSERT OR IGNORE INTO receipt_keys (kid, public_jwk, created_at) VALUES (?, ?, ?)')
    .bind(key.kid, JSON.stringify(key), at)

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
  return row && privateJwkSchema.parse(JSON.parse(row.private_jwk))
}
