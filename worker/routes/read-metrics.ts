// GET /v1/metrics: what an operator graphs.
import { z } from '@hono/zod-openapi'
import { scope } from '../auth/scope.ts'
import { databaseCeiling } from '../env.ts'
import { forbidden } from '../http/problem.ts'
import { metricsText, noteDatabaseSize } from '../metrics.ts'
import { operation, problems } from '../operation/operation.ts'
import { tryDatabase } from '../store/schema.ts'

export const readMetrics = operation(
  {
    method: 'get',
    path: '/v1/metrics',
    operationId: 'readMetrics',
    access: { role: 'admin' },
    tag: 'service',
    responses: {
      200: { content: { 'text/plain': { schema: z.string() } } },
      ...problems(403),
    },
  },
  async (c) => {
    const seen = scope(c, 'admin')
    if (!seen.ok) return seen.response
    // How much others call is no ward's own matter.
    if (seen.wards !== null) return forbidden(c, 'admin')
    const { bytes } = await tryDatabase(c.env.DB).catch(() => ({ bytes: null }))
    noteDatabaseSize(bytes)
    return c.text(metricsText(databaseCeiling(c.env)), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  },
)
