// GET /v1/validations/{id}/reviews: the record of the run's sheet and year, as it stands towards this run.
import { standingReviews } from '../../shared/review/index.ts'
import { reviewsSchema } from '../../shared/schema/index.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { runUnderReview } from '../operation/reviewed-run.ts'
import { runParams } from '../operation/run-path.ts'

export const listReviews = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/reviews',
    operationId: 'listReviews',
    access: { role: 'read' },
    tag: 'audit',
    request: { params: runParams },
    responses: { 200: jsonAnswer(reviewsSchema), ...problems(403, 404) },
  },
  async (c) => {
    const found = await runUnderReview(c, c.req.valid('param').id, 'read')
    if (!found.ok) return found.response
    const { run, reviews, policy } = found.value
    return c.json(standingReviews(run, reviews, policy), 200)
  },
)
