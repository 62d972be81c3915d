// POST /v1/keys/{key}/rotate: a new secret for a key, with an optional time in which both work.
import { keyCreatedSchema, keyRotateRequestSchema } from '../../shared/schema/index.ts'
import { newSecret } from '../auth/keys.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { notFound } from '../http/problem.ts'
import { keyParams, ownKeyOf } from '../operation/key-path.ts'
import { commitAnswer } from '../operation/once.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { revokedBefore, rotateKey as rotate } from '../store/keys.ts'

export const rotateKey = operation(
  {
    method: 'post',
    path: '/v1/keys/{key}/rotate',
    operationId: 'rotateKey',
    access: { role: null },
    bodyBytes: smallBytes,
    tag: 'keys',
    request: { params: keyParams, body: jsonBody(keyRotateRequestSchema, { required: false }) },
    responses: {
      201: jsonAnswer(keyCreatedSchema),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const key = await ownKeyOf(c, c.req.valid('param').key)
    if (!key.ok) return key.response
    const body = await readJson(c, keyRotateRequestSchema, { optional: true })
    if (!body.ok) return body.response
    const { id, name, wards, roles, createdAt, createdBy, expiresAt } = key.value
    const now = new Date()
    const graceUntil = new Date(now.getTime() + body.value.graceSeconds * 1000).toISOString()
    const secret = await newSecret(id)
    const actor = c.get('principal').id
    try {
      return await commitAnswer(c, {
        at: now,
        ward: null,
        events: wards.map((ward) => ({ ward, actor, action: 'key.rotated', subject: id })),
        statements: [rotate(c.env.DB, id, secret.secretHash, graceUntil)],
        status: 201,
        answer: { id, name, wards, roles, createdAt, createdBy, expiresAt, key: secret.key },
      })
    } catch (error) {
      if (revokedBefore(error)) return notFound(c)
      throw error
    }
  },
)
