// The `{key}` in an address, and finding the key it names.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'
import { forbidden, notFound } from '../http/problem.ts'
import { holdsRole, may } from '../principal.ts'
import { findKey, type StoredKey } from '../store/keys.ts'

export const keyParams = z.object({
  key: z.string().openapi({ param: { name: 'key', in: 'path' }, description: "The key's id" }),
})

/** A key the caller administers, not yet revoked; else the one 404. */
export async function keyOf(
  c: Context<HaneiEnv>,
  id: string,
): Promise<{ ok: true; value: StoredKey } | { ok: false; response: Response }> {
  const principal = c.get('principal')
  if (!holdsRole(principal, 'admin')) return { ok: false, response: forbidden(c, 'admin') }
  const key = await findKey(c.env.DB, id)
  const mine = key?.wards.every((ward) => may(principal, ward, 'admin')) && !key.revokedAt
  return key && mine ? { ok: true, value: key } : { ok: false, response: notFound(c) }
}
