// Rate limits: per key, and per address for calls without one.
import type { Context } from 'hono'
import { type HaneiEnv, readSettings } from '../env.ts'
import { problem } from '../http/problem.ts'
import type { Principal } from '../principal.ts'

/** Length of the limiters' period in wrangler.jsonc, in seconds. */
export const ratePeriodSeconds = 10

/** 429 when the caller is over its rate. The development key has none: it is one person's machine. */
export async function overRate(
  c: Context<HaneiEnv>,
  principal: Principal,
): Promise<Response | null> {
  if (principal.kind === 'development') return null
  return limited(c, c.env.RATE_KEY, principal.id)
}

/** 429 for a link token that is read too often. */
export const overLinkRate = (c: Context<HaneiEnv>, linkId: string): Promise<Response | null> =>
  limited(c, c.env.RATE_KEY, `link:${linkId}`)

/** 429 for an address that calls without a valid key too often. @param part counted by itself */
export const overOpenRate = (c: Context<HaneiEnv>, part = ''): Promise<Response | null> =>
  limited(c, c.env.RATE_OPEN, `${addressOf(c)}${part}`)

/**
 * 429 for files. One pane is some twenty of them, and an office may call from one address: they are
 * counted in parts, by their names, so that none of it is without a limit.
 */
export const overFileRate = (c: Context<HaneiEnv>): Promise<Response | null> =>
  overOpenRate(c, ` file ${partOf(c.req.path)}`)

const fileParts = 16

function partOf(path: string): number {
  let sum = 0
  for (let i = 0; i < path.length; i++) sum = (sum * 31 + path.charCodeAt(i)) % 65_521
  return sum % fileParts
}

/**
 * The caller's address. Anybody can send a header: only one that the deployment names is believed,
 * and where it names none all callers are counted as one.
 */
function addressOf(c: Context<HaneiEnv>): string {
  const { clientAddress } = readSettings(c.env)
  return (clientAddress && c.req.header(clientAddress)) || 'unknown'
}

async function limited(
  c: Context<HaneiEnv>,
  limiter: RateLimit | undefined,
  key: string,
): Promise<Response | null> {
  if (!limiter) return null
  if (await withinRate(limiter, key)) return null
  return problem(c, 429, {
    code: 'rate-limited',
    detail: (say) => say.rateLimited(ratePeriodSeconds),
    headers: { 'Retry-After': String(ratePeriodSeconds) },
  })
}

/** A limiter that fails (locally it counts on the same disk) must not take every call down with it. */
async function withinRate(limiter: RateLimit, key: string): Promise<boolean> {
  try {
    return (await limiter.limit({ key })).success
  } catch {
    return true
  }
}
