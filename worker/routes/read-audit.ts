// GET /v1/audit: who did what, newest first; with `?verify=true` whether the log still holds.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { auditPageSchema, auditVerdictSchema } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import type { HaneiEnv } from '../env.ts'
import { pageQuery } from '../http/page.ts'
import { notFound, problem } from '../http/problem.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { auditCursorForm, auditCursorOf, listAudit } from '../store/list-audit.ts'
import { positionForm, positionOf, rowsACall, verifyAudit } from '../store/verify-audit.ts'

const chainForm = /^(\*|\*legacy|[a-z0-9][a-z0-9-]{0,62})$/
const cursorForm = new RegExp(`${auditCursorForm.source}|${positionForm.source}`)

export const readAudit = operation(
  {
    method: 'get',
    path: '/v1/audit',
    operationId: 'readAudit',
    access: { role: 'admin' },
    tag: 'keys',
    request: {
      query: z.object({
        verify: z.enum(['true', 'false']).default('false'),
        chain: z.string().regex(chainForm, 'a ward, `*` or `*legacy`').optional().openapi({
          description: parameterTexts.chain,
        }),
        ...pageQuery(cursorForm),
      }),
    },
    responses: {
      200: jsonAnswer(z.union([auditPageSchema, auditVerdictSchema])),
      ...problems(400, 403, 404),
    },
  },
  async (c) => {
    const seen = scope(c, 'admin')
    if (!seen.ok) return seen.response
    const { verify, chain, limit, cursor } = c.req.valid('query')
    if (verify === 'true') {
      const rows = c.req.query('limit') === undefined ? rowsACall : limit
      return verdictOf(c, { wards: seen.wards, chain, cursor, rows })
    }
    if (cursor !== undefined && !auditCursorForm.test(cursor)) return wrongCursor(c)
    const after = cursor === undefined ? null : auditCursorOf(cursor)
    return c.json(await listAudit(c.env.DB, { wards: seen.wards, after, limit }), 200)
  },
)

interface Asked {
  wards: string[] | null
  chain: string | undefined
  cursor: string | undefined
  rows: number
}

async function verdictOf(
  c: Context<HaneiEnv>,
  { wards, chain, cursor, rows }: Asked,
): Promise<Response> {
  if (cursor !== undefined && !positionForm.test(cursor)) return wrongCursor(c)
  const from = cursor === undefined ? null : positionOf(cursor)
  const chains = chain === undefined ? wards && [...wards].sort() : [chain]
  const named = [chain, from?.chain].filter((name) => name !== undefined)
  // Within a chain's own cursor the call goes on; another chain's is no part of what was asked for.
  if (wards && !named.every((name) => wards.includes(name))) return notFound(c)
  if (from && chains && !chains.includes(from.chain)) return wrongCursor(c)
  return c.json(await verifyAudit(c.env.DB, { chains, from, rows }), 200)
}

const wrongCursor = (c: Context<HaneiEnv>): Response =>
  problem(c, 400, {
    code: 'invalid-request',
    detail: (say) => say.cursorOfOtherList,
    errors: [{ pointer: '?cursor', code: 'invalid_format', detail: (say) => say.nextOfPageBefore }],
  })
