// GET /v1/compare: what changed between two runs.
import { z } from '@hono/zod-openapi'
import { type Comparison, comparisonSchema } from '../../../shared/schema/index.ts'
import { compare, comparisonPage } from '../../compare/index.ts'
import { answerIfChanged, etagOf } from '../../http/conditional.ts'
import { notFound } from '../../http/problem.ts'
import { operation, problems } from '../../operation/operation.ts'
import { runOf } from '../../operation/run-path.ts'
import { formOf, keptSide } from './sides.ts'

const runId = z.string().max(64)

export const compareValidations = operation(
  {
    method: 'get',
    path: '/v1/compare',
    operationId: 'compareValidations',
    access: { role: 'read' },
    tag: 'validations',
    request: {
      query: z.object({ from: runId, to: runId, lang: z.enum(['ja', 'en']).default('ja') }),
    },
    responses: {
      200: {
        content: {
          'application/json': { schema: comparisonSchema },
          'text/html': { schema: z.string() },
        },
      },
      304: {},
      ...problems(400, 403, 404, 406),
    },
  },
  async (c) => {
    const { from, to, lang } = c.req.valid('query')
    const form = formOf(c)
    if (!form.ok) return form.response
    // Both are looked up before either is unpacked.
    const before = await runOf(c, from)
    if (!before.ok) return before.response
    const after = await runOf(c, to)
    if (!after.ok) return after.response
    const sides = [await keptSide(c, before.value), await keptSide(c, after.value)] as const
    if (!sides[0] || !sides[1]) return notFound(c)
    const compared = compare(sides[0].run, sides[1].run)
    if (form.value === 'text/html') {
      const page = comparisonPage({ from: sides[0].side, to: sides[1].side, ...compared }, lang)
      const etag = etagOf(`${from}-${to}.${lang}`)
      return answerIfChanged(c, etag, page, 'text/html; charset=utf-8')
    }
    const comparison: Comparison = {
      ...{ from: before.value.summary, to: after.value.summary },
      ...compared,
    }
    const etag = etagOf(`${from}-${to}`)
    return answerIfChanged(c, etag, JSON.stringify(comparison), 'application/json')
  },
)
