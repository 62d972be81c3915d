// POST /v1/documents:check: every number, name and mark of a page against a run.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { documentForms } from '../../../shared/documents/index.ts'
import { readDocxText } from '../../../shared/files/docx-text.ts'
import { textOfHtml } from '../../../shared/files/html-text.ts'
import {
  documentCheckRequestSchema,
  documentCheckSchema,
  longestPage,
} from '../../../shared/schema/index.ts'
import { checkPage } from '../../../shared/tie-out/index.ts'
import type { HaneiEnv } from '../../env.ts'
import { contentType, type Read, readBytes, readJson, unknownType } from '../../http/body.ts'
import { tooLarge } from '../../http/problem.ts'
import { timed } from '../../http/trace.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../../operation/operation.ts'
import { fileProblem } from '../create-validation/files.ts'
import { type BasisRequest, basisOf } from './basis.ts'

const docxType = documentForms.docx.mediaType
const types = ['application/json', docxType]

interface CheckInput {
  basis: BasisRequest
  previous: string | undefined
  text: string
}

export const checkDocument = operation(
  {
    method: 'post',
    path: '/v1/documents:check',
    operationId: 'checkDocument',
    access: { role: 'read' },
    tag: 'documents',
    request: {
      query: z.object({
        run: z.string().max(64).optional(),
        previous: z.string().max(64).optional(),
      }),
      body: {
        required: true,
        content: {
          ...jsonBody(documentCheckRequestSchema).content,
          [docxType]: { schema: { type: 'string' as const, format: 'binary' } },
        },
      },
    },
    responses: {
      200: jsonAnswer(documentCheckSchema),
      ...problems(400, 403, 404, 413, 415, 422),
    },
  },
  async (c) => {
    const type = contentType(c)
    if (!types.includes(type)) return unknownType(c, types)
    const input = type === docxType ? await fromDocx(c, c.req.valid('query')) : await fromJson(c)
    if (!input.ok) return input.response
    const { basis: request, previous: earlier, text } = input.value
    const basis = await basisOf(c, request)
    if (!basis.ok) return basis.response
    const previous = earlier === undefined ? null : await basisOf(c, { run: earlier })
    if (previous && !previous.ok) return previous.response
    const check = await timed(c, 'check', async () =>
      checkPage(text, basis.value, { previous: previous?.value ?? null }),
    )
    return c.json(check, 200)
  },
)

async function fromJson(c: Context<HaneiEnv>): Promise<Read<CheckInput>> {
  const body = await readJson(c, documentCheckRequestSchema)
  if (!body.ok) return body
  const { text, format, previous, ...basis } = body.value
  const page = format === 'html' ? textOfHtml(text) : text
  return { ok: true, value: { basis, previous, text: page } }
}

async function fromDocx(
  c: Context<HaneiEnv>,
  { run, previous }: { run?: string | undefined; previous?: string | undefined },
): Promise<Read<CheckInput>> {
  const bytes = await readBytes(c)
  if (!bytes.ok) return bytes
  const read = readDocxText(bytes.value)
  if (!read.ok) return { ok: false, response: fileProblem(c, read.problem) }
  if (read.text.length > longestPage)
    return {
      ok: false,
      response: tooLarge(c, 'bodyBytes', (say) => say.tooMuchText(longestPage)),
    }
  return { ok: true, value: { basis: { run: run ?? '' }, previous, text: read.text } }
}
