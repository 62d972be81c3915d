// What looking at a caller's secret comes to.
import type { Principal } from '../principal.ts'

/**
 * Why a token does not hold. Tenant, audience and expiry are told of tokens whose signature is good
 * alone: whoever holds one reads them in it anyway. `unreadable-keys`: nothing could be checked.
 */
export type TokenFault = 'expired' | 'tenant' | 'audience' | 'invalid' | 'unreadable-keys'

/** Why what was presented as a secret does not hold. */
export type RefusedSignIn =
  | { kind: 'unknown' }
  | { kind: 'bootstrap' }
  | { kind: 'token'; fault: TokenFault }
  | { kind: 'key'; id: string; wards: string[]; fault: 'wrong-secret' | 'expired' | 'revoked' }

/** Who is calling; or why what was presented does not hold, null where nothing was. */
export type Identified =
  | { ok: true; principal: Principal }
  | { ok: false; refused: RefusedSignIn | null }
