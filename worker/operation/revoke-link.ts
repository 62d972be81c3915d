// Ending a link, however it was found.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'
import { notFound } from '../http/problem.ts'
import { commit } from '../store/audit.ts'
import { revokedBefore } from '../store/keys.ts'
import { revokeLink } from '../store/links.ts'

/** 204; 404 where another call ended it first: what is gone is gone once. */
export async function endLink(
  c: Context<HaneiEnv>,
  { id, ward }: { id: string; ward: string },
): Promise<Response> {
  const at = new Date().toISOString()
  const event = { ward, actor: c.get('principal').id, action: 'link.revoked', subject: id }
  try {
    await commit(c.env.DB, at, [event], [revokeLink(c.env.DB, id, at)])
  } catch (error) {
    if (revokedBefore(error)) return notFound(c)
    throw error
  }
  return c.body(null, 204)
}
