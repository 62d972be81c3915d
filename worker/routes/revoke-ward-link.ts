// DELETE /v1/links/{link}: ends a link of a ward the caller administers.
import { z } from '@hono/zod-openapi'
import { scope } from '../auth/scope.ts'
import { notFound } from '../http/problem.ts'
import { operation, problems } from '../operation/operation.ts'
import { endLink } from '../operation/revoke-link.ts'
import { findLinkById } from '../store/links.ts'

export const revokeWardLink = operation(
  {
    method: 'delete',
    path: '/v1/links/{link}',
    operationId: 'revokeWardLink',
    access: { role: 'admin' },
    tag: 'cells',
    request: { params: z.object({ link: z.string() }) },
    responses: { 204: {}, ...problems(403, 404) },
  },
  async (c) => {
    const seen = scope(c, 'admin')
    if (!seen.ok) return seen.response
    const link = await findLinkById(c.env.DB, c.req.valid('param').link, seen.wards)
    return link ? endLink(c, link) : notFound(c)
  },
)
