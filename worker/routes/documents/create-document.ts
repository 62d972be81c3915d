// POST /v1/documents: a page for publishing, made from a run or from sheets.
import { createDocument, documentForms, renderDocument } from '../../../shared/documents/index.ts'
import { documentRequestSchema } from '../../../shared/schema/index.ts'
import { readJson } from '../../http/body.ts'
import { timed } from '../../http/trace.ts'
import { jsonBody, operation, problems } from '../../operation/operation.ts'
import { basisOf } from './basis.ts'

const forms = Object.fromEntries(
  Object.values(documentForms).map(({ mediaType }) => [
    mediaType.split(';')[0] ?? '',
    { schema: { type: 'string' as const, format: 'binary' } },
  ]),
)

export const createDocumentOperation = operation(
  {
    method: 'post',
    path: '/v1/documents',
    operationId: 'createDocument',
    access: { role: 'read' },
    tag: 'documents',
    request: { body: jsonBody(documentRequestSchema) },
    responses: {
      200: { content: forms },
      ...problems(400, 403, 404, 413, 415, 422),
    },
  },
  async (c) => {
    const body = await readJson(c, documentRequestSchema)
    if (!body.ok) return body.response
    const { kind, format, template, language } = body.value
    const basis = await basisOf(c, body.value)
    if (!basis.ok) return basis.response
    const rendered = await timed(c, 'document', async () => {
      const input = { ...basis.value, language, ...(template ? { template } : {}) }
      return renderDocument(createDocument(input, kind), format)
    })
    const bytes = typeof rendered.body === 'string' ? rendered.body : rendered.body.slice().buffer
    return c.body(bytes, 200, {
      'Content-Type': rendered.mediaType,
      'Content-Disposition': `attachment; filename="${rendered.fileName}"`,
    })
  },
)
