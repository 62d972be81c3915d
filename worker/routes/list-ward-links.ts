// GET /v1/links: every link of the wards the caller administers, without their tokens.
import { z } from '@hono/zod-openapi'
import { linkPageSchema, wardSchema } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import { runIdForm } from '../http/id.ts'
import { pageOf, pageQuery } from '../http/page.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { listLinks } from '../store/links.ts'

export const listWardLinks = operation(
  {
    method: 'get',
    path: '/v1/links',
    operationId: 'listWardLinks',
    access: { role: 'admin' },
    tag: 'cells',
    request: { query: z.object({ ward: wardSchema.optional(), ...pageQuery(runIdForm) }) },
    responses: { 200: jsonAnswer(linkPageSchema), ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward, limit, cursor } = c.req.valid('query')
    const seen = scope(c, 'admin', ward)
    if (!seen.ok) return seen.response
    const found = await listLinks(c.env.DB, {
      wards: seen.wards,
      before: cursor ?? null,
      limit: limit + 1,
    })
    return c.json(
      pageOf(found, limit, (link) => link.id),
      200,
    )
  },
)
