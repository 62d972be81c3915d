// POST /v1/keys/{key}/rotate: a new secret for a key, with an optional time in which both work.
import { keyCreatedSchema, keyRotateRequestSchema } from '../../shared/schema/index.ts'
import { newSecret } from '../auth/keys.ts'
import { readJson } from '../http/body.ts'
import { keyOf, keyParams } from '../operation/key-path.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { commit } from '../store/audit.ts'
import { rotateKey as rotate } from '../store/keys.ts'

export const rotateKey = operation(
  {
    method: 'post',
    path: '/v1/keys/{key}/rotate',
    operationId: 'rotateKey',
    access: 'key',
    tags: ['Keys and audit'],
    summary: 'Give a key a new secret',
    description:
      'Role `admin` in every ward of the key. Id, wards, roles and expiry stay; the old secret works `graceSeconds` longer.',
    request: { params: keyParams, body: jsonBody(keyRotateRequestSchema, { required: false }) },
    responses: {
      201: jsonAnswer(keyCreatedSchema, 'The key'),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const key = await keyOf(c, c.req.valid('param').key)
    if (!key.ok) return key.response
    const body = await readJson(c, keyRotateRequestSchema, { optional: true })
    if (!body.ok) return body.response
    const { id, name, wards, roles, createdAt, createdBy, expiresAt } = key.value
    const now = new Date()
    const graceUntil = new Date(now.getTime() + body.value.graceSeconds * 1000).toISOString()
    const secret = await newSecret(id)
    const actor = c.get('principal').id
    await commit(
      c.env.DB,
      now.toISOString(),
      wards.map((ward) => ({ ward, actor, action: 'key.rotated', subject: id })),
      [rotate(c.env.DB, id, secret.secretHash, graceUntil)],
    )
    return c.json({ id, name, wards, roles, createdAt, createdBy, expiresAt, key: secret.key }, 201)
  },
)
