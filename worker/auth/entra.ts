// Microsoft Entra ID access tokens: signature, issuer, audience, times; groups → wards and roles.
import { createRemoteJWKSet, errors, jwtVerify, type RemoteJWKSet } from 'jose'
import type { EntraSettings } from '../env.ts'
import type { Principal } from '../principal.ts'
import type { TokenFault } from './identified.ts'

const clockSkewSeconds = 120

// One key set an address and isolate: it is cached, and fetched again when a token names a key it
// does not hold (Entra rolls its keys over without notice).
const keySets = new Map<string, RemoteJWKSet>()

export type TokenAnswer = { ok: true; principal: Principal } | { ok: false; fault: TokenFault }

/** The caller of a presented token, or why it does not hold. */
export async function principalOfToken(
  settings: EntraSettings,
  token: string,
  now: Date,
): Promise<TokenAnswer> {
  try {
    const { payload } = await jwtVerify(token, keysAt(settings.jwksUri), {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: ['RS256'],
      clockTolerance: clockSkewSeconds,
      currentDate: now,
      // `scp`: a token for an API. An ID token has none, whatever its audience.
      requiredClaims: ['exp', 'iat', 'oid', 'scp'],
    })
    const groups = Array.isArray(payload.groups) ? payload.groups : []
    const name = payload.name ?? payload.preferred_username
    return {
      ok: true,
      principal: {
        kind: 'entra',
        id: `entra:${String(payload.oid)}`,
        name: typeof name === 'string' ? name : String(payload.oid),
        grants: settings.groups
          .filter(({ group }) => groups.includes(group))
          .map(({ ward, role }) => ({ ward, role })),
      },
    }
  } catch (cause) {
    return { ok: false, fault: faultOf(cause) }
  }
}

/** The library verifies the signature before it looks at a claim. */
function faultOf(cause: unknown): TokenFault {
  if (cause instanceof errors.JWTExpired) return 'expired'
  if (cause instanceof errors.JWTClaimValidationFailed && cause.reason === 'check_failed') {
    if (cause.claim === 'iss') return 'tenant'
    if (cause.claim === 'aud') return 'audience'
  }
  // Everything the library itself says is about the token, but for a key set that it cannot fetch.
  const isOfToken = cause instanceof errors.JOSEError && !(cause instanceof errors.JWKSTimeout)
  return isOfToken && cause.code !== 'ERR_JOSE_GENERIC' ? 'invalid' : 'unreadable-keys'
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
