// GET /v1/policies/{ward}: the ward's policy, or the default one where it has published none.
import { type PolicyAnswer, policyAnswerSchema } from '../../shared/schema/index.ts'
import { answerIfChanged, etagOf } from '../http/conditional.ts'
import { notFound } from '../http/problem.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { versionQuery, wardParams } from '../operation/ward-path.ts'
import { findPolicy, policyVersions, unpublished } from '../store/published.ts'

export const readPolicy = operation(
  {
    method: 'get',
    path: '/v1/policies/{ward}',
    operationId: 'readPolicy',
    access: { role: 'read' },
    tag: 'plans',
    request: { params: wardParams, query: versionQuery },
    responses: {
      200: jsonAnswer(policyAnswerSchema),
      304: {},
      ...problems(400, 403, 404),
    },
  },
  async (c) => {
    const { ward } = c.req.valid('param')
    const { version } = c.req.valid('query')
    const found = await findPolicy(c.env.DB, ward, version)
    if (!found && version !== undefined) return notFound(c)
    const { value: policy, ...rest } = found ?? unpublished
    const versions = await policyVersions(c.env.DB, ward)
    const answer: PolicyAnswer = { ward, ...rest, policy, versions }
    const etag = etagOf(rest.digest, versions[0]?.version ?? 0)
    return answerIfChanged(c, etag, JSON.stringify(answer), 'application/json')
  },
)
