// POST /v1/webhooks: a receiver that is told of a ward's new runs.
import { webhookCreatedSchema, webhookRequestSchema } from '../../shared/schema/index.ts'
import { denied } from '../auth/scope.ts'
import { readSettings } from '../env.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { newRunId } from '../http/id.ts'
import { problem } from '../http/problem.ts'
import { commitAnswer } from '../operation/once.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { insertWebhook } from '../store/webhooks.ts'

export const createWebhook = operation(
  {
    method: 'post',
    path: '/v1/webhooks',
    operationId: 'createWebhook',
    access: { role: 'admin' },
    bodyBytes: smallBytes,
    tag: 'webhooks',
    request: { body: jsonBody(webhookRequestSchema) },
    responses: {
      201: jsonAnswer(webhookCreatedSchema),
      ...problems(400, 403, 404, 413, 415, 422),
    },
  },
  async (c) => {
    const body = await readJson(c, webhookRequestSchema)
    if (!body.ok) return body.response
    const { ward, url, name } = body.value
    const refused = denied(c, ward, 'admin')
    if (refused) return refused
    if (!readSettings(c.env).receivers.includes(new URL(url).origin)) {
      return problem(c, 422, {
        code: 'receiver-not-allowed',
        detail: (say) => say.receiverNotAllowed,
        errors: [
          { pointer: '/url', code: 'receiver-not-allowed', detail: () => new URL(url).origin },
        ],
      })
    }
    const now = new Date()
    const principal = c.get('principal')
    const secret = `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`
    const hook = {
      ...{ id: newRunId(now.getTime()), ward, url, name },
      ...{ createdAt: now.toISOString(), createdBy: principal.name },
    }
    return commitAnswer(c, {
      at: now,
      ward,
      events: [{ ward, actor: principal.id, action: 'webhook.created', subject: hook.id }],
      statements: [insertWebhook(c.env.DB, { ...hook, secret })],
      status: 201,
      answer: { ...hook, secret },
    })
  },
)
