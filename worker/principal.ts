// Who is calling, and what they may do where.
import { anyWard, type Role } from '../shared/schema/index.ts'

export interface Grant {
  /** A ward's id, or `*` for every ward. */
  ward: string
  role: Role
}

export interface Principal {
  kind: 'key' | 'entra' | 'development' | 'bootstrap'
  /** Stable and unique over all kinds, e.g. `key:7f3k2m9a`. */
  id: string
  /** For people to read in lists and in the audit log. */
  name: string
  grants: Grant[]
}

/** Whether the caller holds a role in a ward. */
export const may = (principal: Principal, ward: string, role: Role): boolean =>
  principal.grants.some(
    (grant) => grant.role === role && (grant.ward === anyWard || grant.ward === ward),
  )

/** Whether the caller holds a role anywhere: without it the answer is 403 instead of 404. */
export const holdsRole = (principal: Principal, role: Role): boolean =>
  principal.grants.some((grant) => grant.role === role)

/** Wards in which the caller holds a role; `*` for every ward. */
export function wardsOf(principal: Principal, role: Role): string[] | typeof anyWard {
  const wards = principal.grants.filter((grant) => grant.role === role).map((grant) => grant.ward)
  return wards.includes(anyWard) ? anyWard : [...new Set(wards)]
}

/** The caller's only ward, or null where there are none or several. */
export function onlyWard(principal: Principal): string | null {
  const wards = new Set(principal.grants.map((grant) => grant.ward))
  const [ward] = wards
  return wards.size === 1 && ward !== undefined && ward !== anyWard ? ward : null
}
