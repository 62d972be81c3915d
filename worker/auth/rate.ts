// Rate limits: per key, and per address for calls without one.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'
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

/** 429 for an address that calls without a valid key too often. */
export const overOpenRate = (c: Context<HaneiEnv>): Promise<Response | null> =>
  limited(c, c.env.RATE_OPEN, c.req.header('CF-Connecting-IP') ?? 'unknown')

async function limited(
  c: Context<HaneiEnv>,
  limiter: RateLimit | undefined,
  key: string,
): Promise<Response | null> {
  if (!limiter) return null
  const { success } = await limiter.limit({ key })
  if (success) return null
  return problem(c, 429, {
    code: 'rate-limited',
    detail: `Too many calls; try again in ${ratePeriodSeconds} seconds.`,
    headers: { 'Retry-After': String(ratePeriodSeconds) },
  })
}
