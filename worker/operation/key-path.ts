// The `{key}` in an address, and finding the key it names.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { keyPrincipalId } from '../auth/keys.ts'
import { scope } from '../auth/scope.ts'
import type { HaneiEnv } from '../env.ts'
import { notFound, problem } from '../http/problem.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { findKey, type StoredKey } from '../store/keys.ts'

export const keyParams = z.object({
  key: z.string().openapi({ param: { name: 'key', in: 'path' }, description: parameterTexts.key }),
})

type Found = { ok: true; value: StoredKey } | { ok: false; response: Response }

/** A key the caller administers, not yet revoked; else the one 404. */
export async function keyOf(c: Context<HaneiEnv>, id: string): Promise<Found> {
  const seen = scope(c, 'admin')
  if (!seen.ok) return seen
  const key = await findKey(c.env.DB, id, seen.wards)
  return key && !key.revokedAt ? { ok: true, value: key } : { ok: false, response: notFound(c) }
}

/** The caller's own key; 403 for one that it only administers, for nobody takes another's secret. */
export async function ownKeyOf(c: Context<HaneiEnv>, id: string): Promise<Found> {
  if (c.get('principal').id === keyPrincipalId(id)) {
    const key = await findKey(c.env.DB, id, null)
    if (key && !key.revokedAt) return { ok: true, value: key }
  }
  const key = await keyOf(c, id)
  if (!key.ok) return key
  const response = problem(c, 403, {
    code: 'not-the-holder',
    detail: (say) => say.notTheHolder,
  })
  return { ok: false, response }
}
