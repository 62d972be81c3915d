// The representation that a call answers in, of those it offers.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'
import { preferred } from './accept.ts'
import { problem } from './problem.ts'

/** The offered media type that Accept likes best, or 406. */
export function negotiate<T extends string>(
  c: Context<HaneiEnv>,
  offered: readonly T[],
): { ok: true; value: T } | { ok: false; response: Response } {
  const value = preferred(c.req.header('Accept'), offered)
  if (value) return { ok: true, value }
  const response = problem(c, 406, {
    code: 'not-acceptable',
    detail: (say) => say.notAcceptable(offered),
  })
  return { ok: false, response }
}
