// DELETE /v1/keys/{key}: ends a key at once.

import { keyOf, keyParams } from '../operation/key-path.ts'
import { operation, problems } from '../operation/operation.ts'
import { commit } from '../store/audit.ts'
import { revokeKey as revoke } from '../store/keys.ts'

export const revokeKey = operation(
  {
    method: 'delete',
    path: '/v1/keys/{key}',
    operationId: 'revokeKey',
    access: 'key',
    tags: ['Keys and audit'],
    summary: 'Revoke an API key',
    description: 'Role `admin` in every ward of the key. From the next call on it is refused.',
    request: { params: keyParams },
    responses: { 204: { description: 'Revoked' }, ...problems(403, 404) },
  },
  async (c) => {
    const key = await keyOf(c, c.req.valid('param').key)
    if (!key.ok) return key.response
    const { id, wards } = key.value
    const at = new Date().toISOString()
    const actor = c.get('principal').id
    await commit(
      c.env.DB,
      at,
      wards.map((ward) => ({ ward, actor, action: 'key.revoked', subject: id })),
      [revoke(c.env.DB, id, at)],
    )
    return c.body(null, 204)
  },
)
