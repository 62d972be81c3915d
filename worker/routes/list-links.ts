// GET /v1/validations/{id}/links: the links that lead to a run, without their tokens.
import { linkListSchema } from '../../shared/schema/index.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { runOf, runParams } from '../operation/run-path.ts'
import { linksOfRun } from '../store/links.ts'

export const listLinks = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/links',
    operationId: 'listLinks',
    access: { role: 'read' },
    tag: 'cells',
    request: { params: runParams },
    responses: { 200: jsonAnswer(linkListSchema), ...problems(403, 404) },
  },
  async (c) => {
    const run = await runOf(c, c.req.valid('param').id)
    if (!run.ok) return run.response
    return c.json({ items: await linksOfRun(c.env.DB, run.value.summary) }, 200)
  },
)
