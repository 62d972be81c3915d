// Whose run it is, against which plan, under which policy.
import type { Context } from 'hono'
import { type Register, sentRegister } from '../../../shared/opinions/index.ts'
import {
  defaultPolicy,
  type Plan,
  type Policy,
  type ValidationRequest,
} from '../../../shared/schema/index.ts'
import { denied } from '../../auth/scope.ts'
import type { HaneiEnv } from '../../env.ts'
import type { Read } from '../../http/body.ts'
import { notFound } from '../../http/problem.ts'
import { onlyWard } from '../../principal.ts'
import type { StoredAnswer } from '../../store/idempotency.ts'
import { findOpinions, findOpinionsVersion } from '../../store/opinions.ts'
import { findPlan, findPolicy } from '../../store/published.ts'

export interface Resolved {
  ward: string
  plan: Plan | null
  /** Published version; null for an inline plan or none. */
  planVersion: number | null
  policy: Policy
  /** Published version; null for the body's policy or the default one. */
  policyVersion: number | null
  /** The ward's own published say on keeping runs; a body's policy has none in it. */
  storage: Policy['storage']
  /** The opinions that the request sends or names; null for none. */
  register: NamedRegister | null
}

/** With the versions of a published one, and of the year's before it. */
export interface NamedRegister {
  register: Register
  previousVersion: number | null
}

export const versionsOf = (
  named: NamedRegister | null,
): Pick<StoredAnswer, 'opinionsVersion' | 'previousOpinionsVersion'> => ({
  opinionsVersion: named?.register.version ?? null,
  previousOpinionsVersion: named?.previousVersion ?? null,
})

/** Whose run it is, as far as the request says. */
export function wardOf(
  c: Context<HaneiEnv>,
  { plan, ward }: Pick<ValidationRequest, 'plan' | 'ward'>,
): string {
  const planned = typeof plan === 'string' ? plan.split('/')[0] : plan?.ward
  return planned ?? ward ?? onlyWard(c.get('principal')) ?? 'default'
}

/**
 * The ward of the plan, else the body's, else the caller's only one, else `default`; its latest
 * published plan and policy where the body has none of its own. `pinned` asks for the versions of
 * an answer given before.
 */
export async function resolve(
  c: Context<HaneiEnv>,
  request: Pick<ValidationRequest, 'plan' | 'ward' | 'policy' | 'opinions' | 'previousOpinions'>,
  pinned: StoredAnswer | null,
): Promise<{ ok: true; value: Resolved } | { ok: false; response: Response }> {
  const named = typeof request.plan === 'string' ? request.plan.split('/') : null
  const inline = typeof request.plan === 'object' ? request.plan : null
  const ward = wardOf(c, request)
  // Nothing is looked up, unpacked or read in a ward that the caller has no part in.
  const refused = denied(c, ward, 'validate')
  if (refused) return { ok: false, response: refused }
  const [published, kept] = await Promise.all([
    named ? findPlan(c.env.DB, ward, Number(named[1]), pinned?.planVersion ?? undefined) : null,
    findPolicy(c.env.DB, ward, pinned ? (pinned.policyVersion ?? 0) : undefined),
  ])
  if (named && !published) return { ok: false, response: notFound(c) }
  const register = await registerOf(c, request, pinned)
  if (!register.ok) return register
  return {
    ok: true,
    value: {
      ward,
      plan: published?.value ?? inline,
      planVersion: published?.version ?? null,
      policy: request.policy ?? kept?.value ?? defaultPolicy,
      policyVersion: kept?.version ?? null,
      storage: kept?.value.storage,
      register: register.value,
    },
  }
}

/** A register as it was sent; or the published one of a ward and year, with the year's before it. */
export async function registerOf(
  c: Context<HaneiEnv>,
  { opinions, previousOpinions }: Pick<ValidationRequest, 'opinions' | 'previousOpinions'>,
  pinned: StoredAnswer | null,
): Promise<Read<NamedRegister | null>> {
  if (opinions === undefined) return { ok: true, value: null }
  if (typeof opinions === 'object') {
    const register = sentRegister(opinions, previousOpinions ?? null)
    return { ok: true, value: { register, previousVersion: null } }
  }
  const [ward = '', year = ''] = opinions.split('/')
  const refused = denied(c, ward, 'validate')
  if (refused) return { ok: false, response: refused }
  const find = (of: number, version: number | null | undefined) => {
    if (version === undefined) return findOpinions(c.env.DB, ward, of)
    return version === null ? null : findOpinionsVersion(c.env.DB, ward, of, version)
  }
  const [own, before] = await Promise.all([
    find(Number(year), pinned?.opinionsVersion),
    find(Number(year) - 1, pinned ? pinned.previousOpinionsVersion : undefined),
  ])
  if (!own) return { ok: false, response: notFound(c) }
  const previous = previousOpinions ?? before?.value ?? null
  const register = sentRegister(own.value, previous, own.version)
  return { ok: true, value: { register, previousVersion: before?.version ?? null } }
}
