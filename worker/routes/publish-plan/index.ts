// PUT /v1/plans/{ward}/{year}: publishes a plan as a new, immutable version.
import { digestOf } from '../../../shared/digest/index.ts'
import {
  type PlanAnswer,
  planAnswerSchema,
  publishedPlanSchema,
} from '../../../shared/schema/index.ts'
import { denied } from '../../auth/scope.ts'
import { readJson } from '../../http/body.ts'
import { etagOf, matches } from '../../http/conditional.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../../http/operation.ts'
import { problem, tooLarge } from '../../http/problem.ts'
import { ifMatch, planParams } from '../../http/ward-path.ts'
import { commit } from '../../store/audit.ts'
import { findPlan, insertPlan, planVersions, versionTaken } from '../../store/published.ts'

export const publishPlan = operation(
  {
    method: 'put',
    path: '/v1/plans/{ward}/{year}',
    operationId: 'publishPlan',
    access: 'key',
    tags: ['Plans and policies'],
    summary: 'Publish a plan',
    description:
      'Role `publish`. A changed plan becomes the next version; the same plan again changes nothing. With `If-Match` only over the version that was read.',
    request: { params: planParams, headers: ifMatch, body: jsonBody(publishedPlanSchema) },
    responses: {
      200: jsonAnswer(planAnswerSchema, 'Published before; nothing changed'),
      201: jsonAnswer(planAnswerSchema, 'The new version'),
      ...problems(400, 403, 404, 409, 412, 413, 415, 422),
    },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const refused = denied(c, ward, 'publish')
    if (refused) return refused
    const body = await readJson(c, publishedPlanSchema)
    if (!body.ok) return body.response
    const plan = body.value
    if (plan.ward !== ward || plan.fiscalYear !== year) {
      return problem(c, 422, {
        code: 'other-address',
        detail: `The plan says ${plan.ward}/${plan.fiscalYear}, the address ${ward}/${year}.`,
        errors: [
          {
            pointer: plan.ward === ward ? '/fiscalYear' : '/ward',
            code: 'other-address',
            detail: 'Must be the same as in the address.',
          },
        ],
      })
    }
    const latest = await findPlan(c.env.DB, ward, year)
    const condition = c.req.valid('header')['if-match']
    if (condition && !(latest && matches(condition, etagOf(latest.digest)))) {
      return problem(c, 412, {
        code: 'changed',
        detail: 'The published plan is another one by now. Read it again first.',
      })
    }
    const digest = digestOf(plan)
    const answer = async (version: PlanAnswer['versions'][number], status: 200 | 201) => {
      c.header('ETag', etagOf(digest))
      const versions = await planVersions(c.env.DB, ward, year)
      return c.json({ ward, fiscalYear: year, ...version, plan, versions }, status)
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
    const insert = await insertPlan(c.env.DB, { ...next, value: plan })
    if (insert === 'too-large') return tooLarge(c, 'bodyBytes', 'The plan is too large to keep')
    const subject = `${ward}/${year}/${next.version}`
    try {
      const event = { ward, actor: principal.id, action: 'plan.published', subject }
      await commit(c.env.DB, next.publishedAt, [event], [insert])
    } catch (error) {
      if (!versionTaken(error)) throw error
      return problem(c, 409, {
        code: 'published-meanwhile',
        detail: 'Another plan was published at the same moment. Read it, then try again.',
      })
    }
    return answer(next, 201)
  },
)
