// POST /v1/compare: what changed between a kept run or sheets, and another run or other sheets.
import { z } from '@hono/zod-openapi'
import {
  type ComparedSides,
  comparedSidesSchema,
  compareRequestSchema,
} from '../../../shared/schema/index.ts'
import { compare, comparisonPage } from '../../compare/index.ts'
import { readJson } from '../../http/body.ts'
import { timed } from '../../http/trace.ts'
import { jsonBody, operation, problems } from '../../operation/operation.ts'
import { formOf, sideOf } from './sides.ts'

export const compareSheets = operation(
  {
    method: 'post',
    path: '/v1/compare',
    operationId: 'compareSheets',
    access: { role: 'read' },
    tag: 'validations',
    request: {
      query: z.object({ lang: z.enum(['ja', 'en']).default('ja') }),
      body: jsonBody(compareRequestSchema),
    },
    responses: {
      200: {
        content: {
          'application/json': { schema: comparedSidesSchema },
          'text/html': { schema: z.string() },
        },
      },
      ...problems(400, 403, 404, 406, 413, 415, 422),
    },
  },
  async (c) => {
    const form = formOf(c)
    if (!form.ok) return form.response
    const body = await readJson(c, compareRequestSchema)
    if (!body.ok) return body.response
    const from = await sideOf(c, body.value.from)
    if (!from.ok) return from.response
    const to = await sideOf(c, body.value.to)
    if (!to.ok) return to.response
    const compared = await timed(c, 'compare', async () => compare(from.value.run, to.value.run))
    const sides: ComparedSides = { from: from.value.side, to: to.value.side, ...compared }
    return form.value === 'text/html'
      ? c.html(comparisonPage(sides, c.req.valid('query').lang))
      : c.json(sides, 200)
  },
)
