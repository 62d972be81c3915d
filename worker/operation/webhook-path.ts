// The webhook that an address names, of a ward that the caller administers.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { WebhookInfo } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import type { HaneiEnv } from '../env.ts'
import { notFound } from '../http/problem.ts'
import { findWebhook } from '../store/webhooks.ts'

export const webhookParams = z.object({ webhook: z.string().max(64) })

/** The webhook, or the answer where there is none for this caller. */
export async function webhookOf(
  c: Context<HaneiEnv>,
  id: string,
): Promise<{ ok: true; value: WebhookInfo } | { ok: false; response: Response }> {
  const seen = scope(c, 'admin')
  if (!seen.ok) return seen
  const value = await findWebhook(c.env.DB, id, seen.wards)
  return value ? { ok: true, value } : { ok: false, response: notFound(c) }
}
