// What every call passes before anything of it is read or looked up: who, what they may, how often.
import type { Context, MiddlewareHandler } from 'hono'
import type { Role } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { forbidden } from '../http/problem.ts'
import { holdsRole, type Principal } from '../principal.ts'
import { identify, refusedSignIn } from './authenticate.ts'
import { overOpenRate, overRate } from './rate.ts'
import { noteRefused } from './refused.ts'
import { denied } from './scope.ts'

/**
 * Lets known callers through who hold the role somewhere, and in the ward that the address names;
 * null for any role. Refused calls count against the rate as well.
 */
export const admit = (role: Role | null): MiddlewareHandler<HaneiEnv> =>
  async function admit(c, next) {
    const caller = await callerOf(c)
    if (!caller.ok) return caller.response
    c.set('principal', caller.principal)
    const refused = role && refusedRole(c, caller.principal, role)
    return (await overRate(c, caller.principal)) ?? refused ?? next()
  }

/** Lets everybody through, within the rate of their address. */
export const admitAnyone = (): MiddlewareHandler<HaneiEnv> =>
  async function admitAnyone(c, next) {
    return (await overOpenRate(c)) ?? next()
  }

/** The caller, or what an unknown one is told. */
export async function callerOf(
  c: Context<HaneiEnv>,
): Promise<{ ok: true; principal: Principal } | { ok: false; response: Response }> {
  const identified = await identify(c)
  if (identified.ok) return identified
  const tooMany = await overOpenRate(c)
  if (tooMany) return { ok: false, response: tooMany }
  if (identified.refused) noteRefused(c, identified.refused)
  return { ok: false, response: refusedSignIn(c, identified.refused) }
}

function refusedRole(c: Context<HaneiEnv>, principal: Principal, role: Role): Response | null {
  if (!holdsRole(principal, role)) return forbidden(c, role)
  const ward = c.req.param('ward')
  return ward === undefined ? null : denied(c, ward, role)
}
