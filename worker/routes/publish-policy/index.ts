// PUT /v1/policies/{ward}: publishes the ward's policy as a new, immutable version.
import { digestOf } from '../../../shared/digest/index.ts'
import {
  type PolicyAnswer,
  policyAnswerSchema,
  policySchema,
} from '../../../shared/schema/index.ts'
import { denied } from '../../auth/scope.ts'
import { readJson } from '../../http/body.ts'
import { etagOf, matches } from '../../http/conditional.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../../http/operation.ts'
import { problem, tooLarge } from '../../http/problem.ts'
import { ifMatch, wardParams } from '../../http/ward-path.ts'
import { commit } from '../../store/audit.ts'
import { findPolicy, insertPolicy, policyVersions, versionTaken } from '../../store/published.ts'

export const publishPolicy = operation(
  {
    method: 'put',
    path: '/v1/policies/{ward}',
    operationId: 'publishPolicy',
    access: 'key',
    tags: ['Plans and policies'],
    summary: "Publish a ward's policy",
    description:
      'Role `publish`. A changed policy becomes the next version; the same again changes nothing. With `If-Match` only over the version that was read.',
    request: { params: wardParams, headers: ifMatch, body: jsonBody(policySchema) },
    responses: {
      200: jsonAnswer(policyAnswerSchema, 'Published before; nothing changed'),
      201: jsonAnswer(policyAnswerSchema, 'The new version'),
      ...problems(400, 403, 404, 409, 412, 413, 415),
    },
  },
  async (c) => {
    const { ward } = c.req.valid('param')
    const refused = denied(c, ward, 'publish')
    if (refused) return refused
    const body = await readJson(c, policySchema)
    if (!body.ok) return body.response
    const policy = body.value
    const latest = await findPolicy(c.env.DB, ward)
    const condition = c.req.valid('header')['if-match']
    if (condition && !(latest && matches(condition, etagOf(latest.digest)))) {
      return problem(c, 412, {
        code: 'changed',
        detail: 'The published policy is another one by now. Read it again first.',
      })
    }
    const digest = digestOf(policy)
    const answer = async (version: PolicyAnswer['versions'][number], status: 200 | 201) => {
      c.header('ETag', etagOf(digest))
      return c.json(
        { ward, ...version, policy, versions: await policyVersions(c.env.DB, ward) },
        status,
      )
    }
    if (latest?.digest === digest) {
      const { version, publishedAt, publishedBy } = latest
      return answer({ version, digest, publishedAt, publishedBy }, 200)
    }
    const principal = c.get('principal')
    const next = {
      version: (latest?.version ?? 0) + 1,
      digest,
      publishedAt: new Date().toISOString(),
      publishedBy: principal.name,
    }
    const insert = await insertPolicy(c.env.DB, ward, { ...next, value: policy })
    if (insert === 'too-large') return tooLarge(c, 'bodyBytes', 'The policy is too large to keep')
    const subject = `${ward}/${next.version}`
    try {
      const event = { ward, actor: principal.id, action: 'policy.published', subject }
      await commit(c.env.DB, next.publishedAt, [event], [insert])
    } catch (error) {
      if (!versionTaken(error)) throw error
      return problem(c, 409, {
        code: 'published-meanwhile',
        detail: 'Another policy was published at the same moment. Read it, then try again.',
      })
    }
    return answer(next, 201)
  },
)
