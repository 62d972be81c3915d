// GET /v1/validations/{id}/totals.csv: every figure of a run, for Power Query and IMPORTDATA().
import { z } from '@hono/zod-openapi'
import { cellParams, cellProblem, cellQuery, seenRun } from '../operation/link-access.ts'
import { operation, textAnswer } from '../operation/operation.ts'
import { totalsCsv } from '../totals-csv.ts'

export const readTotals = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/totals.csv',
    operationId: 'readTotals',
    access: 'link',
    tag: 'cells',
    request: { params: cellParams, query: z.object(cellQuery) },
    responses: {
      200: {
        content: { 'text/csv': { schema: z.string() }, 'text/plain': { schema: z.string() } },
      },
      400: textAnswer(),
      401: textAnswer(),
      404: textAnswer(),
      410: textAnswer(),
    },
  },
  async (c) => {
    const { token, unit } = c.req.valid('query')
    const seen = await seenRun(c, c.req.valid('param').id, token)
    if (!seen.ok) return seen.response
    return c.body(totalsCsv(seen.value.figures, unit ?? '円'), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="hanei-${seen.value.summary.id}.csv"`,
    })
  },
  (c) => cellProblem(c, 'FIELD'),
)
