// POST /v1/validations/{id}/links: a token that lets other sheets read this run, or the ward's latest.
import { linkCreatedSchema, linkRequestSchema } from '../../shared/schema/index.ts'
import { randomToken, sha256 } from '../crypto.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { newRunId } from '../http/id.ts'
import { commitAnswer } from '../operation/once.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { runOf, runParams } from '../operation/run-path.ts'
import { insertLink } from '../store/links.ts'

export const createLink = operation(
  {
    method: 'post',
    path: '/v1/validations/{id}/links',
    operationId: 'createLink',
    access: { role: 'read' },
    bodyBytes: smallBytes,
    tag: 'cells',
    request: { params: runParams, body: jsonBody(linkRequestSchema, { required: false }) },
    responses: {
      201: jsonAnswer(linkCreatedSchema),
      ...problems(400, 403, 404, 413, 415),
    },
  },
  async (c) => {
    const run = await runOf(c, c.req.valid('param').id)
    if (!run.ok) return run.response
    const body = await readJson(c, linkRequestSchema, { optional: true })
    if (!body.ok) return body.response
    const { kind, days, name } = body.value
    const { id: runId, ward } = run.value.summary
    const now = new Date()
    const token = randomToken()
    const link = {
      id: newRunId(now.getTime()),
      kind,
      name,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
    }
    const principal = c.get('principal')
    const insert = insertLink(c.env.DB, {
      ...link,
      ward,
      runId: kind === 'run' ? runId : null,
      createdBy: principal.name,
      maker: principal.id,
      tokenHash: await sha256(token),
    })
    return commitAnswer(c, {
      at: now,
      ward,
      events: [{ ward, actor: principal.id, action: 'link.created', subject: link.id }],
      statements: [insert],
      status: 201,
      answer: { ...link, token },
    })
  },
)
