// GET /v1/webhooks/{webhook}/deliveries: what a receiver was sent, and what came of it.
import { z } from '@hono/zod-openapi'
import { deliveryPageSchema } from '../../shared/schema/index.ts'
import { pageOf, pageQuery } from '../http/page.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { webhookOf, webhookParams } from '../operation/webhook-path.ts'
import { listDeliveryRows } from '../store/webhooks.ts'

export const listDeliveries = operation(
  {
    method: 'get',
    path: '/v1/webhooks/{webhook}/deliveries',
    operationId: 'listDeliveries',
    access: { role: 'admin' },
    tag: 'webhooks',
    request: {
      params: webhookParams,
      query: z.object(pageQuery(/^[0-9A-HJKMNP-TV-Z]{26}\.[0-9A-HJKMNP-TV-Z]{26}$/)),
    },
    responses: { 200: jsonAnswer(deliveryPageSchema), ...problems(400, 403, 404) },
  },
  async (c) => {
    const hook = await webhookOf(c, c.req.valid('param').webhook)
    if (!hook.ok) return hook.response
    const { limit, cursor } = c.req.valid('query')
    const page = { before: cursor ?? null, limit: limit + 1 }
    const found = await listDeliveryRows(c.env.DB, hook.value.id, page)
    return c.json(
      pageOf(found, limit, ({ id }) => id),
      200,
    )
  },
)
