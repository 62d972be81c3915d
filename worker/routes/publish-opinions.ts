// PUT /v1/opinions/{ward}/{year}: publishes the register of council opinions as a new, immutable version.
import { opinionsAnswerSchema, publishedOpinionsSchema } from '../../shared/schema/index.ts'
import { readJson } from '../http/body.ts'
import { etagOf } from '../http/conditional.ts'
import { problem } from '../http/problem.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { publish } from '../operation/publication.ts'
import { conditions, planParams } from '../operation/ward-path.ts'
import { findOpinions, insertOpinions, opinionsVersions } from '../store/opinions.ts'

export const publishOpinions = operation(
  {
    method: 'put',
    path: '/v1/opinions/{ward}/{year}',
    operationId: 'publishOpinions',
    access: { role: 'publish' },
    tag: 'plans',
    request: { params: planParams, headers: conditions, body: jsonBody(publishedOpinionsSchema) },
    responses: {
      200: jsonAnswer(opinionsAnswerSchema),
      201: jsonAnswer(opinionsAnswerSchema),
      ...problems(400, 403, 404, 409, 412, 413, 415, 422),
    },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const body = await readJson(c, publishedOpinionsSchema)
    if (!body.ok) return body.response
    const opinions = body.value
    if (opinions.ward !== ward || opinions.fiscalYear !== year) {
      const pointer = opinions.ward === ward ? '/fiscalYear' : '/ward'
      const said = `${opinions.ward}/${opinions.fiscalYear}`
      return problem(c, 422, {
        code: 'other-address',
        detail: (say) => say.otherAddress('opinions', said, `${ward}/${year}`),
        errors: [{ pointer, code: 'other-address', detail: (say) => say.asInAddress }],
      })
    }
    const latest = await findOpinions(c.env.DB, ward, year)
    const published = await publish(c, {
      value: opinions,
      thing: 'opinions',
      ward,
      address: `/v1/opinions/${ward}/${year}`,
      subject: `${ward}/${year}`,
      latest,
      etag: latest && etagOf(latest.digest, latest.version),
      insert: insertOpinions,
    })
    if (!published.ok) return published.response
    const versions = await opinionsVersions(c.env.DB, ward, year)
    return c.json(
      { ward, fiscalYear: year, ...published.version, opinions, versions },
      published.status,
    )
  },
)
