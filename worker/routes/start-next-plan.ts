// POST /v1/plans:next: next year's plan begun from this year's. Nothing is kept.
import { startNextYear } from '../../shared/plan/index.ts'
import { nextPlanAnswerSchema, nextPlanRequestSchema } from '../../shared/schema/index.ts'
import { denied } from '../auth/scope.ts'
import { readJson } from '../http/body.ts'
import { notFound } from '../http/problem.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { findPlan } from '../store/published.ts'

export const startNextPlan = operation(
  {
    method: 'post',
    path: '/v1/plans:next',
    operationId: 'startNextPlan',
    access: { role: 'read' },
    tag: 'plans',
    request: { body: jsonBody(nextPlanRequestSchema) },
    responses: {
      200: jsonAnswer(nextPlanAnswerSchema),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const body = await readJson(c, nextPlanRequestSchema)
    if (!body.ok) return body.response
    const { plan } = body.value
    if (typeof plan === 'object') return c.json({ plan: startNextYear(plan) }, 200)
    const [ward = '', year = ''] = plan.split('/')
    const refused = denied(c, ward, 'read')
    if (refused) return refused
    const found = await findPlan(c.env.DB, ward, Number(year))
    return found ? c.json({ plan: startNextYear(found.value) }, 200) : notFound(c)
  },
)
