// GET /v1/opinions/{ward}/{year}: the published register of council opinions, its digest and its versions.
import { type OpinionsAnswer, opinionsAnswerSchema } from '../../shared/schema/index.ts'
import { answerIfChanged, etagOf } from '../http/conditional.ts'
import { notFound } from '../http/problem.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { planParams, versionQuery } from '../operation/ward-path.ts'
import { findOpinions, findOpinionsVersion, opinionsVersions } from '../store/opinions.ts'

export const readOpinions = operation(
  {
    method: 'get',
    path: '/v1/opinions/{ward}/{year}',
    operationId: 'readOpinions',
    access: { role: 'read' },
    tag: 'plans',
    request: { params: planParams, query: versionQuery },
    responses: {
      200: jsonAnswer(opinionsAnswerSchema),
      304: {},
      ...problems(400, 403, 404),
    },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const { version } = c.req.valid('query')
    const found = await (version === undefined
      ? findOpinions(c.env.DB, ward, year)
      : findOpinionsVersion(c.env.DB, ward, year, version))
    if (!found) return notFound(c)
    const { value: opinions, ...own } = found
    const versions = await opinionsVersions(c.env.DB, ward, year)
    const answer: OpinionsAnswer = { ward, fiscalYear: year, ...own, opinions, versions }
    const etag = etagOf(found.digest, versions[0]?.version)
    return answerIfChanged(c, etag, JSON.stringify(answer), 'application/json')
  },
)
