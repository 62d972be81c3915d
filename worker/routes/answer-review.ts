// POST /v1/validations/{id}/reviews/{review}/answers: the clerk's answer to a question or an objection.
import { z } from '@hono/zod-openapi'
import { reviewAnswerRequestSchema, reviewSchema } from '../../shared/schema/index.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { isRunId } from '../http/id.ts'
import { notFound, problem } from '../http/problem.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { addReview, runUnderReview } from '../operation/reviewed-run.ts'
import { runParams } from '../operation/run-path.ts'

export const answerReview = operation(
  {
    method: 'post',
    path: '/v1/validations/{id}/reviews/{review}/answers',
    operationId: 'answerReview',
    access: { role: 'validate' },
    bodyBytes: smallBytes,
    tag: 'audit',
    request: {
      params: runParams.extend({
        review: z.string().openapi({ param: { name: 'review', in: 'path' } }),
      }),
      body: jsonBody(reviewAnswerRequestSchema),
    },
    responses: {
      201: jsonAnswer(reviewSchema),
      ...problems(400, 403, 404, 413, 415, 422),
    },
  },
  async (c) => {
    const { id, review } = c.req.valid('param')
    const found = await runUnderReview(c, id, 'validate')
    if (!found.ok) return found.response
    const asked = isRunId(review)
      ? found.value.reviews.find((other) => other.id === review)
      : undefined
    if (!asked) return notFound(c)
    if (asked.state !== 'question' && asked.state !== 'objection') {
      return problem(c, 422, { code: 'not-a-question', detail: (say) => say.notAQuestion })
    }
    const body = await readJson(c, reviewAnswerRequestSchema)
    if (!body.ok) return body.response
    const { target, identity, content, about } = asked
    return addReview(c, found.value, {
      ...{ target, identity, content, about },
      ...{ state: 'answer', reason: body.value.reason, to: asked.id },
    })
  },
)
