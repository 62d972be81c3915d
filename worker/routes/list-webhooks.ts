// GET /v1/webhooks: who is told of new runs, without the secrets.
import { z } from '@hono/zod-openapi'
import { wardSchema, webhookListSchema } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import { runIdForm } from '../http/id.ts'
import { pageOf, pageQuery } from '../http/page.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { listWebhookRows } from '../store/webhooks.ts'

export const listWebhooks = operation(
  {
    method: 'get',
    path: '/v1/webhooks',
    operationId: 'listWebhooks',
    access: { role: 'admin' },
    tag: 'webhooks',
    request: { query: z.object({ ward: wardSchema.optional(), ...pageQuery(runIdForm) }) },
    responses: { 200: jsonAnswer(webhookListSchema), ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward, limit, cursor } = c.req.valid('query')
    const seen = scope(c, 'admin', ward)
    if (!seen.ok) return seen.response
    const found = await listWebhookRows(c.env.DB, {
      wards: seen.wards,
      before: cursor ?? null,
      limit: limit + 1,
    })
    return c.json(
      pageOf(found, limit, ({ id }) => id),
      200,
    )
  },
)
