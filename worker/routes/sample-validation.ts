// GET /v1/validations/{id}/sample: lines to look at, drawn so that anybody draws the same ones.
import { z } from '@hono/zod-openapi'
import { drawSample } from '../../shared/sampling/index.ts'
import { sampleMethods, sampleRequestSchema, sampleSchema } from '../../shared/schema/index.ts'
import { notFound, problem } from '../http/problem.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { lookAtRun, runParams } from '../operation/run-path.ts'
import { readKeptRun } from '../store/kept-run.ts'

/** More are no sample: a narrower question is. */
const mostItems = 10_000

export const sampleValidation = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/sample',
    operationId: 'sampleValidation',
    access: { role: 'read' },
    tag: 'audit',
    request: {
      params: runParams,
      query: z.object({
        method: z.enum(sampleMethods),
        size: z.coerce.number().int().min(1).max(mostItems).optional(),
        seed: z.string().min(1).max(64).optional(),
        threshold: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      }),
    },
    responses: { 200: jsonAnswer(sampleSchema), ...problems(400, 403, 404, 422) },
  },
  async (c) => {
    const run = await lookAtRun(c, c.req.valid('param').id)
    if (!run.ok) return run.response
    const asked = sampleRequestSchema.safeParse(c.req.valid('query'))
    if (!asked.success) {
      return problem(c, 400, {
        code: 'invalid-request',
        detail: () => asked.error.issues.map(({ message }) => message).join('; '),
        errors: asked.error.issues.map(({ path, message }) => ({
          ...{ pointer: `?${path.join()}`, code: 'missing', detail: () => message },
        })),
      })
    }
    const kept = await readKeptRun(c.env.DB, run.value.summary.id)
    if (!kept) return notFound(c)
    const sample = drawSample(kept.lines.lines, kept.report.snapshotDigest, asked.data)
    if (sample.items.length > mostItems) {
      return problem(c, 422, {
        code: 'sample-too-large',
        detail: (say) => say.sampleTooLarge(sample.items.length, mostItems),
      })
    }
    return c.json(sample, 200)
  },
)
