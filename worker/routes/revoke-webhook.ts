// DELETE /v1/webhooks/{webhook}: from now on the receiver is told nothing.
import { notFound } from '../http/problem.ts'
import { operation, problems } from '../operation/operation.ts'
import { webhookOf, webhookParams } from '../operation/webhook-path.ts'
import { commit } from '../store/audit.ts'
import { endWebhook } from '../store/webhooks.ts'

export const revokeWebhook = operation(
  {
    method: 'delete',
    path: '/v1/webhooks/{webhook}',
    operationId: 'revokeWebhook',
    access: { role: 'admin' },
    tag: 'webhooks',
    request: { params: webhookParams },
    responses: { 204: {}, ...problems(400, 403, 404) },
  },
  async (c) => {
    const hook = await webhookOf(c, c.req.valid('param').webhook)
    if (!hook.ok) return hook.response
    const { id, ward, revokedAt } = hook.value
    if (revokedAt !== null) return notFound(c)
    const at = new Date().toISOString()
    const event = { ward, actor: c.get('principal').id, action: 'webhook.revoked', subject: id }
    await commit(c.env.DB, at, [event], endWebhook(c.env.DB, id, at))
    return c.body(null, 204)
  },
)
