// GET /v1/keys: keys of the wards the caller administers, without their secrets.
import { type KeyInfo, keyListSchema } from '../../shared/schema/index.ts'
import { forbidden } from '../http/problem.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { holdsRole, may } from '../principal.ts'
import { listKeys as list, type StoredKey } from '../store/keys.ts'

export const listKeys = operation(
  {
    method: 'get',
    path: '/v1/keys',
    operationId: 'listKeys',
    access: 'key',
    tags: ['Keys and audit'],
    summary: 'API keys',
    description: 'Role `admin`. Keys all of whose wards the caller administers, newest first.',
    responses: { 200: jsonAnswer(keyListSchema, 'The keys'), ...problems(403) },
  },
  async (c) => {
    const principal = c.get('principal')
    if (!holdsRole(principal, 'admin')) return forbidden(c, 'admin')
    const keys = await list(c.env.DB)
    const seen = keys.filter((key) => key.wards.every((ward) => may(principal, ward, 'admin')))
    return c.json({ items: seen.map(withoutSecret) }, 200)
  },
)

const withoutSecret = ({ secretHash: _, previous: __, ...info }: StoredKey): KeyInfo => info
