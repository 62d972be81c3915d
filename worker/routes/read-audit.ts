// GET /v1/audit: who did what, newest first; with `?verify=true` whether the log still holds.
import { z } from '@hono/zod-openapi'
import { auditPageSchema, auditVerdictSchema } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import { pageOf, pageQuery } from '../http/page.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { listAudit, verifyAudit } from '../store/audit.ts'

export const readAudit = operation(
  {
    method: 'get',
    path: '/v1/audit',
    operationId: 'readAudit',
    access: 'key',
    tags: ['Keys and audit'],
    summary: 'The audit log',
    description:
      'Role `admin`. Rows of the wards the caller administers; `?verify=true` walks the whole hash chain and names the first row that does not hold.',
    request: {
      query: z.object({
        verify: z.enum(['true', 'false']).default('false'),
        ...pageQuery(/^[0-9]{1,15}$/),
      }),
    },
    responses: {
      200: jsonAnswer(z.union([auditPageSchema, auditVerdictSchema]), 'A page, or the verdict'),
      ...problems(400, 403),
    },
  },
  async (c) => {
    const seen = scope(c, 'admin')
    if (!seen.ok) return seen.response
    const { verify, limit, cursor } = c.req.valid('query')
    if (verify === 'true') return c.json(await verifyAudit(c.env.DB), 200)
    const before = cursor === undefined ? null : Number(cursor)
    const rows = await listAudit(c.env.DB, { wards: seen.wards, before, limit: limit + 1 })
    return c.json(
      pageOf(rows, limit, (row) => String(row.seq)),
      200,
    )
  },
)
