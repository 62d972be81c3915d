// GET /v1/plans/{ward}/{year}: the published plan, its digest and its versions.
import { type PlanAnswer, planAnswerSchema } from '../../shared/schema/index.ts'
import { answerIfChanged, etagOf } from '../http/conditional.ts'
import { notFound } from '../http/problem.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { planParams, versionQuery } from '../operation/ward-path.ts'
import { findPlan, planVersions } from '../store/published.ts'

export const readPlan = operation(
  {
    method: 'get',
    path: '/v1/plans/{ward}/{year}',
    operationId: 'readPlan',
    access: { role: 'read' },
    tag: 'plans',
    request: { params: planParams, query: versionQuery },
    responses: {
      200: jsonAnswer(planAnswerSchema),
      304: {},
      ...problems(400, 403, 404),
    },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const found = await findPlan(c.env.DB, ward, year, c.req.valid('query').version)
    if (!found) return notFound(c)
    const { value: plan, ...version } = found
    const versions = await planVersions(c.env.DB, ward, year)
    const answer: PlanAnswer = { ward, fiscalYear: year, ...version, plan, versions }
    const etag = etagOf(found.digest, versions[0]?.version)
    return answerIfChanged(c, etag, JSON.stringify(answer), 'application/json')
  },
)
