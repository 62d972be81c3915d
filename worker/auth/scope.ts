// What a caller may see or do in a ward, as an answer.
import type { Context } from 'hono'
import { anyWard, type Role } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { forbidden, notFound } from '../http/problem.ts'
import { holdsRole, may, wardsOf } from '../principal.ts'

/**
 * Null when the caller holds the role in the ward. In a ward it has no part in, the answer is the
 * one of a ward that does not exist.
 */
export function denied(c: Context<HaneiEnv>, ward: string, role: Role): Response | null {
  const principal = c.get('principal')
  if (may(principal, ward, role)) return null
  // Somebody whose groups hold no role at all is told so: the same of every ward, there or not.
  if (principal.grants.length === 0) return forbidden(c, role)
  const known = principal.grants.some((grant) => grant.ward === ward || grant.ward === anyWard)
  return known ? forbidden(c, role) : notFound(c)
}

/**
 * Wards to look in, null for every one; or 403 when the caller holds the role nowhere.
 * @param ward the one that the caller asks for; refused as `denied` has it
 */
export function scope(
  c: Context<HaneiEnv>,
  role: Role,
  ward?: string,
): { ok: true; wards: string[] | null } | { ok: false; response: Response } {
  const principal = c.get('principal')
  if (!holdsRole(principal, role)) return { ok: false, response: forbidden(c, role) }
  if (ward !== undefined) {
    const response = denied(c, ward, role)
    return response ? { ok: false, response } : { ok: true, wards: [ward] }
  }
  const wards = wardsOf(principal, role)
  return { ok: true, wards: wards === anyWard ? null : wards }
}
