// Who is calling: an API key, an Entra ID token, the development key in local mode, or, once, the
// bootstrap secret.
import type { Context } from 'hono'
import { anyWard, roles } from '../../shared/schema/index.ts'
import { equalDigests, sha256 } from '../crypto.ts'
import { type HaneiEnv, readSettings } from '../env.ts'
import { problem } from '../http/problem.ts'
import { problemTexts } from '../locales/index.ts'
import type { Principal } from '../principal.ts'
import { bootstrapUsed } from '../store/keys.ts'
import { looksLikeToken, principalOfToken } from './entra.ts'
import type { Identified, RefusedSignIn, TokenFault } from './identified.ts'
import { principalOfKey } from './keys.ts'

/** Looks at the secret a call presents. Reads nothing else of it. */
export async function identify(c: Context<HaneiEnv>): Promise<Identified> {
  const presented = presentedSecret(c)
  if (presented === null) return { ok: false, refused: null }
  const settings = readSettings(c.env)
  const now = new Date()
  if (settings.local && (await sameSecret(presented, settings.local.devKey))) {
    return { ok: true, principal: everything('development', 'development key') }
  }
  if (settings.entra && looksLikeToken(presented)) {
    const answer = await principalOfToken(settings.entra, presented, now)
    return answer.ok ? answer : { ok: false, refused: { kind: 'token', fault: answer.fault } }
  }
  if (c.env.HANEI_BOOTSTRAP && (await sameSecret(presented, c.env.HANEI_BOOTSTRAP))) {
    return bootstrapPrincipal(c, presented)
  }
  return principalOfKey(c.env.DB, presented, now.toISOString())
}

/** The caller, where an operation that asks nobody is told who it is. */
export async function knownCaller(c: Context<HaneiEnv>): Promise<Principal | null> {
  const identified = await identify(c)
  return identified.ok ? identified.principal : null
}

/** The bootstrap secret may make one key, with any roles, and nothing else. */
async function bootstrapPrincipal(c: Context<HaneiEnv>, presented: string): Promise<Identified> {
  const refused = { ok: false as const, refused: { kind: 'bootstrap' as const } }
  if (c.req.method !== 'POST' || c.req.path !== '/v1/keys') return refused
  if (await bootstrapUsed(c.env.DB, await sha256(presented))) return refused
  return { ok: true, principal: everything('bootstrap', 'bootstrap') }
}

const everything = (kind: 'development' | 'bootstrap', name: string): Principal => ({
  kind,
  id: kind,
  name,
  grants: roles.map((role) => ({ ward: anyWard, role })),
})

export function presentedSecret(c: Context<HaneiEnv>): string | null {
  const match = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')
  return match?.[1] ?? null
}

const sameSecret = async (a: string, b: string): Promise<boolean> =>
  equalDigests(await sha256(a), await sha256(b))

/** The one answer to every caller that is not known. */
export const unauthorized = (c: Context<HaneiEnv>): Response =>
  problem(c, 401, {
    code: 'unauthorized',
    detail: (say) => say.unauthorized,
    headers: { 'WWW-Authenticate': 'Bearer realm="hanei"' },
  })

/** The answer to a caller that is not known. */
export const refusedSignIn = (c: Context<HaneiEnv>, refused: RefusedSignIn | null): Response =>
  refused?.kind === 'token' ? tokenRefused(c, refused.fault) : unauthorized(c)

/** RFC 6750 §3.1: what is wrong with a token, so that a person can sign in again or tell whom to ask. */
const tokenRefused = (c: Context<HaneiEnv>, fault: TokenFault): Response => {
  return problem(c, 401, {
    code: refusals[fault],
    detail: (say) => say.token[fault],
    headers: {
      // A header's text is ASCII.
      'WWW-Authenticate': `Bearer realm="hanei", error="invalid_token", error_description="${problemTexts.en.token[fault]}"`,
    },
  })
}

const refusals: Readonly<Record<TokenFault, string>> = {
  expired: 'token-expired',
  tenant: 'token-tenant',
  audience: 'token-audience',
  invalid: 'token-invalid',
  'unreadable-keys': 'token-unverified',
}
