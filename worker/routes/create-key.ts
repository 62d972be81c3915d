// POST /v1/keys: makes an API key. With the bootstrap secret, a new deployment's first one.
import type { Context } from 'hono'
import { type KeyRequest, keyCreatedSchema, keyRequestSchema } from '../../shared/schema/index.ts'
import { unauthorized } from '../auth/authenticate.ts'
import { newSecret } from '../auth/keys.ts'
import { sha256 } from '../crypto.ts'
import type { HaneiEnv } from '../env.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { forbidden, notFound, problem } from '../http/problem.ts'
import { commitAnswer } from '../operation/once.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { may } from '../principal.ts'
import { bootstrapTaken, insertKey, useBootstrap } from '../store/keys.ts'

export const createKey = operation(
  {
    method: 'post',
    path: '/v1/keys',
    operationId: 'createKey',
    access: { role: 'admin' },
    bodyBytes: smallBytes,
    tag: 'keys',
    request: { body: jsonBody(keyRequestSchema) },
    responses: {
      201: jsonAnswer(keyCreatedSchema),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const principal = c.get('principal')
    const body = await readJson(c, keyRequestSchema)
    if (!body.ok) return body.response
    const refused = notTheirs(c, body.value)
    if (refused) return refused
    const now = new Date()
    const at = now.toISOString()
    const asked = scopeOf(body.value, now)
    if (asked.expiresAt !== null && asked.expiresAt <= at) {
      return problem(c, 400, {
        code: 'invalid-body',
        detail: (say) => say.expiredAlready,
        errors: [{ pointer: '/expiresAt', code: 'in-the-past', detail: (say) => say.inTheFuture }],
      })
    }
    const secret = await newSecret()
    const key = { id: secret.id, ...asked, createdAt: at, createdBy: principal.name }
    const statements = [insertKey(c.env.DB, { ...key, secretHash: secret.secretHash })]
    if (principal.kind === 'bootstrap') {
      const used = await sha256(c.env.HANEI_BOOTSTRAP ?? '')
      statements.push(useBootstrap(c.env.DB, used, key.id, at))
    }
    const event = { actor: principal.id, action: 'key.created', subject: key.id }
    try {
      return await commitAnswer(c, {
        at: now,
        ward: null,
        events: key.wards.map((ward) => ({ ward, ...event })),
        statements,
        status: 201,
        answer: { ...key, key: secret.key },
      })
    } catch (error) {
      // Two uses of the bootstrap secret at once: the second comes too late.
      if (principal.kind === 'bootstrap' && bootstrapTaken(error)) return unauthorized(c)
      throw error
    }
  },
)

/** Nobody gives more than they have: neither a ward nor, in it, a role. */
function notTheirs(c: Context<HaneiEnv>, { wards, roles }: KeyRequest): Response | null {
  const principal = c.get('principal')
  if (!wards.every((ward) => may(principal, ward, 'admin'))) return notFound(c)
  const beyond = roles.find((role) => !wards.every((ward) => may(principal, ward, role)))
  return beyond === undefined ? null : forbidden(c, beyond)
}

/** A key expires by itself, unless null says that it never shall. */
const defaultDays = 365

const scopeOf = ({ name, wards, roles, expiresAt }: KeyRequest, now: Date) => ({
  name,
  wards: [...new Set(wards)],
  roles: [...new Set(roles)],
  expiresAt:
    expiresAt === undefined
      ? new Date(now.getTime() + defaultDays * 86_400_000).toISOString()
      : expiresAt,
})
