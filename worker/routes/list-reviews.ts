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
    tags: ['Audit'],
    summary: "The auditor's record",
    description:
      'Role `read`. Every entry made on this run and on others of the same sheet and fiscal year, oldest first, with how it stands here: it `holds` while what it speaks of says the same, else it is `changed` or `gone`; `open` questions and objections wait for an answer; `signed` is the sign-off that holds.',
    request: { params: runParams },
    responses: { 200: jsonAnswer(reviewsSchema, 'The record'), ...problems(403, 404) },
  },
  async (c) => {
    const found = await runUnderReview(c, c.req.valid('param').id, 'read')
    if (!found.ok) return found.response
    const { run, reviews, policy } = found.value
    return c.json(standingReviews(run, reviews, policy), 200)
  },
)
