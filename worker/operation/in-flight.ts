// Requests with an idempotency key that are being answered right now in this isolate.
//
// Only a courtesy: it spares doing something twice and answers 409 early. That one key never acts
// twice is the database's doing, and nothing here outlives a killed process.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'
import { problem } from '../http/problem.ts'

// A mark ends by itself, for a request that was cut off never takes its own away.
const underWay = new Map<string, number>()
const longestMilliseconds = 60_000

/** Marks a caller's key for an operation as under way; false when it already is. */
export function begin(principal: string, operation: string, key: string): boolean {
  const name = nameOf(principal, operation, key)
  const now = Date.now()
  if ((underWay.get(name) ?? 0) > now) return false
  underWay.set(name, now + longestMilliseconds)
  return true
}

export const end = (principal: string, operation: string, key: string): void => {
  underWay.delete(nameOf(principal, operation, key))
}

export const inFlight = (c: Context<HaneiEnv>): Response =>
  problem(c, 409, {
    code: 'in-flight',
    detail: (say) => say.inFlight,
    headers: { 'Retry-After': '1' },
  })

const nameOf = (...parts: string[]): string => parts.join(' ')
