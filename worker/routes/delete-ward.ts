// DELETE /v1/wards/{ward}: deletes everything a ward has stored.
import { z } from '@hono/zod-openapi'
import { problem } from '../http/problem.ts'
import { operation, problems } from '../operation/operation.ts'
import { wardParams } from '../operation/ward-path.ts'
import { deleteWard as deleteAll } from '../store/wards.ts'

export const deleteWard = operation(
  {
    method: 'delete',
    path: '/v1/wards/{ward}',
    operationId: 'deleteWard',
    access: { role: 'admin' },
    tag: 'wards',
    request: { params: wardParams, query: z.object({ confirm: z.string().max(63).optional() }) },
    responses: { 204: {}, ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward } = c.req.valid('param')
    if (c.req.valid('query').confirm !== ward) {
      return problem(c, 400, {
        code: 'unconfirmed',
        detail: (say) => say.unconfirmed(ward),
        errors: [{ pointer: '?confirm', code: 'unconfirmed', detail: (say) => say.repeatsWard }],
      })
    }
    await deleteAll(c.env.DB, ward, c.get('principal').id, new Date())
    return c.body(null, 204)
  },
)
