// Microsoft Entra ID access tokens: signature, issuer, audience, times; groups → wards and roles.
import { createRemoteJWKSet, jwtVerify, type RemoteJWKSet } from 'jose'
import type { EntraSettings } from '../env.ts'
import type { Principal } from './principal.ts'

const clockSkewSeconds = 120

// One key set an address and isolate: it is cached, and fetched again when a token names a key it
// does not hold (Entra rolls its keys over without notice).
const keySets = new Map<string, RemoteJWKSet>()

/** The caller of a presented token; null when the token does not hold. */
export async function principalOfToken(
  settings: EntraSettings,
  token: string,
  now: Date,
): Promise<Principal | null> {
  try {
    const { payload } = await jwtVerify(token, keysAt(settings.jwksUri), {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: ['RS256'],
      clockTolerance: clockSkewSeconds,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'oid'],
    })
    const groups = Array.isArray(payload.groups) ? payload.groups : []
    const name = payload.name ?? payload.preferred_username
    return {
      kind: 'entra',
      id: `entra:${String(payload.oid)}`,
      name: typeof name === 'string' ? name : String(payload.oid),
      grants: settings.groups
        .filter(({ group }) => groups.includes(group))
        .map(({ ward, role }) => ({ ward, role })),
    }
  } catch {
    // Whatever is wrong with a token, the caller only learns that it is not valid.
    return null
  }
}

/** Three base64url parts: a JWT, not one of our keys. */
export const looksLikeToken = (presented: string): boolean =>
  /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(presented)

function keysAt(address: string): RemoteJWKSet {
  const known = keySets.get(address)
  if (known) return known
  const keys = createRemoteJWKSet(new URL(address), {
    cacheMaxAge: 3_600_000,
    cooldownDuration: 10_000,
    timeoutDuration: 5_000,
  })
  keySets.set(address, keys)
  return keys
}
