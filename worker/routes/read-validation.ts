// GET /v1/validations/{id}: one run, as it was answered.
import { z } from '@hono/zod-openapi'
import { validationSchema } from '../../shared/schema/index.ts'
import { answerIfChanged, etagOf } from '../http/conditional.ts'
import { notFound } from '../http/problem.ts'
import { operation, problems } from '../operation/operation.ts'
import { represent, representation } from '../operation/represent.ts'
import { lookAtRun, runParams } from '../operation/run-path.ts'
import { readRunText } from '../store/runs.ts'

const text = { schema: z.string() }

export const readValidation = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}',
    operationId: 'readValidation',
    access: { role: 'read' },
    tag: 'validations',
    request: { params: runParams },
    responses: {
      200: {
        content: {
          'application/json': { schema: validationSchema },
          'text/csv': text,
          'text/plain': text,
        },
      },
      304: {},
      ...problems(403, 404, 406),
    },
  },
  async (c) => {
    const as = representation(c)
    if (!as.ok) return as.response
    const { id } = c.req.valid('param')
    const run = await lookAtRun(c, id)
    if (!run.ok) return run.response
    const reportText = await readRunText(c.env.DB, id, 'report')
    if (reportText === null) return notFound(c)
    const { digest, createdAt } = run.value.summary
    const answered = { id, digest, reportText, receipt: run.value.receipt, createdAt }
    const { body, contentType } = represent(answered, as.value)
    return answerIfChanged(c, etagOf(`${id}-${as.value}`), body, contentType)
  },
)
