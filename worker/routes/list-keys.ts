// GET /v1/keys: keys of the wards the caller administers, without their secrets.
import { type KeyInfo, keyListSchema } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { listKeys as list, type StoredKey } from '../store/keys.ts'

export const listKeys = operation(
  {
    method: 'get',
    path: '/v1/keys',
    operationId: 'listKeys',
    access: { role: 'admin' },
    tag: 'keys',
    responses: { 200: jsonAnswer(keyListSchema), ...problems(403) },
  },
  async (c) => {
    const seen = scope(c, 'admin')
    if (!seen.ok) return seen.response
    const keys = await list(c.env.DB, seen.wards)
    return c.json({ items: keys.map(withoutSecret) }, 200)
  },
)

const withoutSecret = ({ secretHash: _, previous: __, ...info }: StoredKey): KeyInfo => info
