// POST /v1/keys: makes an API key. With the bootstrap secret, a new deployment's first one.
import { type KeyRequest, keyCreatedSchema, keyRequestSchema } from '../../shared/schema/index.ts'
import { unauthorized } from '../auth/authenticate.ts'
import { newSecret } from '../auth/keys.ts'
import { sha256 } from '../crypto.ts'
import { readJson } from '../http/body.ts'
import { forbidden, notFound, problem } from '../http/problem.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { holdsRole, may, type Principal } from '../principal.ts'
import { commit } from '../store/audit.ts'
import { bootstrapTaken, insertKey, useBootstrap } from '../store/keys.ts'

export const createKey = operation(
  {
    method: 'post',
    path: '/v1/keys',
    operationId: 'createKey',
    access: 'key',
    tags: ['Keys and audit'],
    summary: 'Make an API key',
    description:
      'Role `admin` in every ward the key is to cover. The key is shown this once; only its SHA-256 is kept. Roles do not imply one another.',
    request: { body: jsonBody(keyRequestSchema) },
    responses: {
      201: jsonAnswer(keyCreatedSchema, 'The key'),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const principal = c.get('principal')
    if (!holdsRole(principal, 'admin')) return forbidden(c, 'admin')
    const body = await readJson(c, keyRequestSchema)
    if (!body.ok) return body.response
    const asked = body.value
    if (!coversAll(principal, asked.wards)) return notFound(c)
    const now = new Date().toISOString()
    if (asked.expiresAt && asked.expiresAt <= now) {
      return problem(c, 400, {
        code: 'invalid-body',
        detail: 'The key would be expired already.',
        errors: [{ pointer: '/expiresAt', code: 'in-the-past', detail: 'Must be in the future.' }],
      })
    }
    const secret = await newSecret()
    const key = { id: secret.id, ...scopeOf(asked), createdAt: now, createdBy: principal.name }
    const statements = [insertKey(c.env.DB, { ...key, secretHash: secret.secretHash })]
    if (principal.kind === 'bootstrap') {
      const used = await sha256(c.env.HANEI_BOOTSTRAP ?? '')
      statements.push(useBootstrap(c.env.DB, used, key.id, now))
    }
    const events = key.wards.map((ward) => ({
      ward,
      actor: principal.id,
      action: 'key.created',
      subject: key.id,
    }))
    try {
      await commit(c.env.DB, now, events, statements)
    } catch (error) {
      // Two uses of the bootstrap secret at once: the second comes too late.
      if (principal.kind === 'bootstrap' && bootstrapTaken(error)) return unauthorized(c)
      throw error
    }
    return c.json({ ...key, key: secret.key }, 201)
  },
)

const coversAll = (principal: Principal, wards: readonly string[]): boolean =>
  wards.every((ward) => may(principal, ward, 'admin'))

const scopeOf = ({ name, wards, roles, expiresAt }: KeyRequest) => ({
  name,
  wards: [...new Set(wards)],
  roles: [...new Set(roles)],
  expiresAt: expiresAt ?? null,
})
