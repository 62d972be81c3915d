// GET /v1/validations: the history, newest first.
import { z } from '@hono/zod-openapi'
import { fiscalYearSchema, historyPageSchema, wardSchema } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import { runIdForm } from '../http/id.ts'
import { pageOf, pageQuery } from '../http/page.ts'
import { lookedAtHistory } from '../operation/looks.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { listRuns } from '../store/runs.ts'

export const listValidations = operation(
  {
    method: 'get',
    path: '/v1/validations',
    operationId: 'listValidations',
    access: { role: 'read' },
    tag: 'validations',
    request: {
      query: z.object({
        ward: wardSchema.optional(),
        fiscalYear: z.coerce.number().pipe(fiscalYearSchema).optional(),
        ...pageQuery(runIdForm),
      }),
    },
    responses: { 200: jsonAnswer(historyPageSchema), ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward, fiscalYear, limit, cursor } = c.req.valid('query')
    const seen = scope(c, 'read', ward)
    if (!seen.ok) return seen.response
    const { wards } = seen
    await lookedAtHistory(c, wards)
    const found = await listRuns(c.env.DB, {
      wards,
      fiscalYear: fiscalYear ?? null,
      before: cursor ?? null,
      limit: limit + 1,
    })
    return c.json(
      pageOf(found, limit, (run) => run.id),
      200,
    )
  },
)
