// DELETE /v1/keys/{key}: ends a key at once.

import { notFound } from '../http/problem.ts'
import { keyOf, keyParams } from '../operation/key-path.ts'
import { operation, problems } from '../operation/operation.ts'
import { commit } from '../store/audit.ts'
import { revokeKey as revoke, revokedBefore } from '../store/keys.ts'

export const revokeKey = operation(
  {
    method: 'delete',
    path: '/v1/keys/{key}',
    operationId: 'revokeKey',
    access: { role: 'admin' },
    tag: 'keys',
    request: { params: keyParams },
    responses: { 204: {}, ...problems(403, 404) },
  },
  async (c) => {
    const key = await keyOf(c, c.req.valid('param').key)
    if (!key.ok) return key.response
    const { id, wards } = key.value
    const at = new Date().toISOString()
    const actor = c.get('principal').id
    const events = wards.map((ward) => ({ ward, actor, action: 'key.revoked', subject: id }))
    try {
      await commit(c.env.DB, at, events, [revoke(c.env.DB, id, at)])
    } catch (error) {
      if (revokedBefore(error)) return notFound(c)
      throw error
    }
    return c.body(null, 204)
  },
)
