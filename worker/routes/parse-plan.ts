// POST /v1/plans:parse: a plan read from its published text.
import { z } from '@hono/zod-openapi'
import { parsePlanText } from '../../shared/plan/index.ts'
import { fiscalYearSchema, planParseAnswerSchema, wardSchema } from '../../shared/schema/index.ts'
import { contentType, parseText, readBytes, unknownType } from '../http/body.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'

const types = ['text/markdown', 'text/plain']
const text = { schema: z.string() }

export const parsePlan = operation(
  {
    method: 'post',
    path: '/v1/plans:parse',
    operationId: 'parsePlan',
    access: { role: null },
    tag: 'plans',
    request: {
      query: z.object({
        ward: wardSchema.optional(),
        fiscalYear: z.coerce.number().pipe(fiscalYearSchema).optional(),
      }),
      body: { required: true, content: { 'text/markdown': text, 'text/plain': text } },
    },
    responses: {
      200: jsonAnswer(planParseAnswerSchema),
      ...problems(400, 413, 415),
    },
  },
  async (c) => {
    if (!types.includes(contentType(c))) return unknownType(c, types)
    const bytes = await readBytes(c)
    if (!bytes.ok) return bytes.response
    const source = parseText(c, bytes.value)
    if (!source.ok) return source.response
    const { ward, fiscalYear } = c.req.valid('query')
    return c.json(
      parsePlanText(source.value, {
        ...(ward === undefined ? {} : { ward }),
        ...(fiscalYear === undefined ? {} : { fiscalYear }),
      }),
      200,
    )
  },
)
