// GET /v1/publications/{ward}/{year}: what was published of a year; with a run, what that says otherwise.
import { z } from '@hono/zod-openapi'
import { differencesFrom } from '../../../shared/documents/index.ts'
import { publicationsAnswerSchema } from '../../../shared/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import { looked } from '../../operation/looks.ts'
import { jsonAnswer, operation, problems } from '../../operation/operation.ts'
import { runOf } from '../../operation/run-path.ts'
import { planParams } from '../../operation/ward-path.ts'
import { listPublications } from '../../store/publications.ts'
import { basisOfRun } from '../documents/basis.ts'

export const readPublications = operation(
  {
    method: 'get',
    path: '/v1/publications/{ward}/{year}',
    operationId: 'readPublications',
    access: { role: 'read' },
    tag: 'documents',
    request: { params: planParams, query: z.object({ run: z.string().max(40).optional() }) },
    responses: { 200: jsonAnswer(publicationsAnswerSchema), ...problems(400, 403, 404, 422) },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const { run } = c.req.valid('query')
    const items = await listPublications(c.env.DB, ward, year)
    if (run === undefined) return c.json({ items }, 200)
    const found = await runOf(c, run)
    if (!found.ok) return found.response
    if (found.value.summary.ward !== ward || found.value.summary.fiscalYear !== year)
      return notFound(c)
    await looked(c, c.get('principal').id, found.value.summary)
    const basis = await basisOfRun(c, {}, found.value)
    if (!basis.ok) return basis.response
    const stage = basis.value.plan?.stage ?? null
    const own = items.filter((one) => one.stage === stage)
    return c.json({ items, differences: differencesFrom(own, basis.value) }, 200)
  },
)
