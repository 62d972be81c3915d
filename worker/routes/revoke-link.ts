// DELETE /v1/validations/{id}/links/{link}: ends a link at once.
import { z } from '@hono/zod-openapi'
import { notFound } from '../http/problem.ts'
import { operation, problems } from '../operation/operation.ts'
import { endLink } from '../operation/revoke-link.ts'
import { runOf, runParams } from '../operation/run-path.ts'
import { findLinkById } from '../store/links.ts'

export const revokeLink = operation(
  {
    method: 'delete',
    path: '/v1/validations/{id}/links/{link}',
    operationId: 'revokeLink',
    access: { role: 'read' },
    tag: 'cells',
    request: { params: runParams.extend({ link: z.string() }) },
    responses: { 204: {}, ...problems(403, 404) },
  },
  async (c) => {
    const { id, link } = c.req.valid('param')
    const run = await runOf(c, id)
    if (!run.ok) return run.response
    const { id: runId, ward } = run.value.summary
    const found = await findLinkById(c.env.DB, link, [ward])
    const leadsHere = found && (found.kind === 'latest' || found.runId === runId)
    return leadsHere ? endLink(c, found) : notFound(c)
  },
)
