// DELETE /v1/validations/{id}/links/{link}: ends a link at once.
import { z } from '@hono/zod-openapi'
import { notFound } from '../http/problem.ts'
import { operation, problems } from '../operation/operation.ts'
import { runOf, runParams } from '../operation/run-path.ts'
import { commit } from '../store/audit.ts'
import { linksOfRun, revokeLink as revoke } from '../store/links.ts'

export const revokeLink = operation(
  {
    method: 'delete',
    path: '/v1/validations/{id}/links/{link}',
    operationId: 'revokeLink',
    access: 'key',
    tags: ['For cells'],
    summary: 'Revoke a link',
    description: 'Role `read`. From the next call on the token answers `#HANEI:REVOKED`.',
    request: { params: runParams.extend({ link: z.string() }) },
    responses: { 204: { description: 'Revoked' }, ...problems(403, 404) },
  },
  async (c) => {
    const { id, link } = c.req.valid('param')
    const run = await runOf(c, id)
    if (!run.ok) return run.response
    const { summary } = run.value
    const links = await linksOfRun(c.env.DB, summary)
    if (!links.some((known) => known.id === link)) return notFound(c)
    const at = new Date().toISOString()
    await commit(
      c.env.DB,
      at,
      [{ ward: summary.ward, actor: c.get('principal').id, action: 'link.revoked', subject: link }],
      [revoke(c.env.DB, link, at)],
    )
    return c.body(null, 204)
  },
)
