// POST /v1/webhooks/{webhook}/replay: sends once more what a receiver lost.
import { webhookReplayedSchema, webhookReplayRequestSchema } from '../../shared/schema/index.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { notFound } from '../http/problem.ts'
import { commitAnswer } from '../operation/once.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { webhookOf, webhookParams } from '../operation/webhook-path.ts'
import { countDeliveries, replayDeliveries } from '../store/webhooks.ts'

export const replayWebhook = operation(
  {
    method: 'post',
    path: '/v1/webhooks/{webhook}/replay',
    operationId: 'replayWebhook',
    access: { role: 'admin' },
    bodyBytes: smallBytes,
    tag: 'webhooks',
    request: { params: webhookParams, body: jsonBody(webhookReplayRequestSchema) },
    responses: {
      200: jsonAnswer(webhookReplayedSchema),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const hook = await webhookOf(c, c.req.valid('param').webhook)
    if (!hook.ok) return hook.response
    const body = await readJson(c, webhookReplayRequestSchema)
    if (!body.ok) return body.response
    const { id, ward, revokedAt } = hook.value
    if (revokedAt !== null) return notFound(c)
    const { since } = body.value
    const now = new Date()
    return commitAnswer(c, {
      at: now,
      ward,
      events: [{ ward, actor: c.get('principal').id, action: 'webhook.replayed', subject: id }],
      statements: [replayDeliveries(c.env.DB, id, { since, now: now.toISOString() })],
      status: 200,
      answer: { deliveries: await countDeliveries(c.env.DB, id, since) },
    })
  },
)
