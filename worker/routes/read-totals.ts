// GET /v1/validations/{id}/totals.csv: every figure of a run, for Power Query and IMPORTDATA().
import { z } from '@hono/zod-openapi'
import { cellParams, cellProblem, cellQuery, seenRun } from '../operation/link-access.ts'
import { operation } from '../operation/operation.ts'
import { totalsCsv } from '../totals-csv.ts'

const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: z.string() } },
})

export const readTotals = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/totals.csv',
    operationId: 'readTotals',
    access: 'link',
    tags: ['For cells'],
    summary: 'Every figure as CSV',
    description:
      'Columns 項目, 名称, 値, 単位; UTF-8 with a byte order mark; safe from formula injection. A figure that can still change has `(暫定)` beside its unit; the rows `status`, `status.ja`, `status.en` say why.',
    request: { params: cellParams, query: z.object(cellQuery) },
    responses: {
      200: {
        description: 'The figures, or with `status=200` a code',
        content: { 'text/csv': { schema: z.string() }, 'text/plain': { schema: z.string() } },
      },
      400: text('`#HANEI:FIELD`: no such parameter'),
      401: text('`#HANEI:UNAUTHORIZED`'),
      404: text('`#HANEI:NOTFOUND`'),
      410: text('`#HANEI:EXPIRED` or `#HANEI:REVOKED`'),
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
