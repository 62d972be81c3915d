// PUT /v1/policies/{ward}: publishes the ward's policy as a new, immutable version.
import { policyAnswerSchema, policySchema } from '../../shared/schema/index.ts'
import { readJson } from '../http/body.ts'
import { etagOf } from '../http/conditional.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { publish } from '../operation/publication.ts'
import { conditions, wardParams } from '../operation/ward-path.ts'
import { findPolicy, insertPolicy, policyVersions, unpublished } from '../store/published.ts'

export const publishPolicy = operation(
  {
    method: 'put',
    path: '/v1/policies/{ward}',
    operationId: 'publishPolicy',
    access: { role: 'publish' },
    tag: 'plans',
    request: { params: wardParams, headers: conditions, body: jsonBody(policySchema) },
    responses: {
      200: jsonAnswer(policyAnswerSchema),
      201: jsonAnswer(policyAnswerSchema),
      ...problems(400, 403, 404, 409, 412, 413, 415),
    },
  },
  async (c) => {
    const { ward } = c.req.valid('param')
    const body = await readJson(c, policySchema)
    if (!body.ok) return body.response
    const policy = body.value
    const latest = await findPolicy(c.env.DB, ward)
    const now = latest ?? unpublished
    const published = await publish(c, {
      value: policy,
      thing: 'policy',
      ward,
      address: `/v1/policies/${ward}`,
      subject: ward,
      latest,
      etag: etagOf(now.digest, now.version),
      insert: (db, next) => insertPolicy(db, ward, next),
    })
    if (!published.ok) return published.response
    const versions = await policyVersions(c.env.DB, ward)
    return c.json({ ward, ...published.version, policy, versions }, published.status)
  },
)
