// PUT /v1/plans/{ward}/{year}: publishes a plan as a new, immutable version.
import { planAnswerSchema, publishedPlanSchema } from '../../shared/schema/index.ts'
import { readJson } from '../http/body.ts'
import { etagOf } from '../http/conditional.ts'
import { problem } from '../http/problem.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { publish } from '../operation/publication.ts'
import { conditions, planParams } from '../operation/ward-path.ts'
import { findPlan, insertPlan, planVersions } from '../store/published.ts'

export const publishPlan = operation(
  {
    method: 'put',
    path: '/v1/plans/{ward}/{year}',
    operationId: 'publishPlan',
    access: { role: 'publish' },
    tag: 'plans',
    request: { params: planParams, headers: conditions, body: jsonBody(publishedPlanSchema) },
    responses: {
      200: jsonAnswer(planAnswerSchema),
      201: jsonAnswer(planAnswerSchema),
      ...problems(400, 403, 404, 409, 412, 413, 415, 422),
    },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const body = await readJson(c, publishedPlanSchema)
    if (!body.ok) return body.response
    const plan = body.value
    if (plan.ward !== ward || plan.fiscalYear !== year) {
      return problem(c, 422, {
        code: 'other-address',
        detail: (say) =>
          say.otherAddress('plan', `${plan.ward}/${plan.fiscalYear}`, `${ward}/${year}`),
        errors: [
          {
            pointer: plan.ward === ward ? '/fiscalYear' : '/ward',
            code: 'other-address',
            detail: (say) => say.asInAddress,
          },
        ],
      })
    }
    const latest = await findPlan(c.env.DB, ward, year)
    const published = await publish(c, {
      value: plan,
      thing: 'plan',
      ward,
      address: `/v1/plans/${ward}/${year}`,
      subject: `${ward}/${year}`,
      latest,
      etag: latest && etagOf(latest.digest, latest.version),
      insert: insertPlan,
    })
    if (!published.ok) return published.response
    const versions = await planVersions(c.env.DB, ward, year)
    return c.json(
      { ward, fiscalYear: year, ...published.version, plan, versions },
      published.status,
    )
  },
)
