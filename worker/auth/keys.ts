// API keys: `hanei_<8 characters of id>_<43 of secret>`.
import type { KeyInfo } from '../../shared/schema/index.ts'
import { equalDigests, randomToken, sha256 } from '../crypto.ts'
import type { Principal } from '../principal.ts'
import { findKey } from '../store/keys.ts'
import type { Identified } from './identified.ts'

const form = /^hanei_([0-9a-z]{8})_([A-Za-z0-9_-]{43})$/
// What an unknown id is compared with, so that it takes the same steps as a known one.
const nobody = '0'.repeat(64)

export interface NewSecret {
  id: string
  key: string
  secretHash: string
}

/** A new key of an existing or a new id. */
export async function newSecret(id: string = newKeyId()): Promise<NewSecret> {
  const secret = randomToken()
  return { id, key: `hanei_${id}_${secret}`, secretHash: await sha256(secret) }
}

/** The caller of a presented key, or whose key it would have been. */
export async function principalOfKey(
  db: D1Database,
  presented: string,
  now: string,
): Promise<Identified> {
  const match = form.exec(presented)
  const key = match?.[1] ? await findKey(db, match[1], null) : null
  const hash = await sha256(match?.[2] ?? presented)
  const current = equalDigests(hash, key?.secretHash ?? nobody)
  const previous = equalDigests(hash, key?.previous?.secretHash ?? nobody)
  if (!key) return { ok: false, refused: { kind: 'unknown' } }
  const stillGood = previous && key.previous !== null && key.previous.validUntil > now
  const fault = key.revokedAt
    ? 'revoked'
    : key.expiresAt && key.expiresAt <= now
      ? 'expired'
      : current || stillGood
        ? null
        : 'wrong-secret'
  return fault
    ? { ok: false, refused: { kind: 'key', id: key.id, wards: key.wards, fault } }
    : { ok: true, principal: keyPrincipal(key) }
}

export const keyPrincipalId = (id: string): string => `key:${id}`

export const keyPrincipal = (key: Pick<KeyInfo, 'id' | 'name' | 'wards' | 'roles'>): Principal => ({
  kind: 'key',
  id: keyPrincipalId(key.id),
  name: key.name,
  grants: key.wards.flatMap((ward) => key.roles.map((role) => ({ ward, role }))),
})

/** Eight characters that are easy to tell apart. */
function newKeyId(): string {
  const alphabet = '23456789abcdefghjkmnpqrstvwxyz'
  let id = ''
  while (id.length < 8) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      // 240 is the largest multiple of 30 in a byte: above it the choice would lean.
      if (byte < 240 && id.length < 8) id += alphabet[byte % 30]
    }
  }
  return id
}
