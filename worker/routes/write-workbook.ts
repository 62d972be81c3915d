// POST /v1/workbooks:write: an .xlsx file with 反映明細 and 反映集計 in it, all its other parts as they were.
import { z } from '@hono/zod-openapi'
import { planReferenceSchema, wardSchema } from '../../shared/schema/index.ts'
import { writeFile } from '../../shared/workbook/index.ts'
import { denied } from '../auth/scope.ts'
import { contentType, readBytes, unknownType } from '../http/body.ts'
import { timed } from '../http/trace.ts'
import { operation, problems } from '../operation/operation.ts'
import { fileProblem, xlsxType } from './create-validation/files.ts'
import { resolve, wardOf } from './create-validation/resolve.ts'

const binary = { schema: { type: 'string' as const, format: 'binary' } }

export const writeWorkbook = operation(
  {
    method: 'post',
    path: '/v1/workbooks:write',
    operationId: 'writeWorkbook',
    access: { role: 'validate' },
    tag: 'validations',
    request: {
      query: z.object({
        plan: planReferenceSchema.optional(),
        ward: wardSchema.optional(),
        sheet: z.string().max(255).optional(),
        lang: z.enum(['ja', 'en']).optional(),
      }),
      body: { required: true, content: { [xlsxType]: binary } },
    },
    responses: {
      200: { content: { [xlsxType]: binary } },
      ...problems(400, 404, 413, 415),
    },
  },
  async (c) => {
    if (contentType(c) !== xlsxType) return unknownType(c, [xlsxType])
    const { plan, ward, sheet, lang = 'ja' } = c.req.valid('query')
    const request = { ...(plan ? { plan } : {}), ...(ward ? { ward } : {}) }
    const refused = denied(c, wardOf(c, request), 'validate')
    if (refused) return refused
    const bytes = await readBytes(c)
    if (!bytes.ok) return bytes.response
    const resolved = await resolve(c, request, null)
    if (!resolved.ok) return resolved.response
    const { plan: against, planVersion, policy } = resolved.value
    const written = await timed(c, 'write', () =>
      writeFile(bytes.value, {
        plan: against,
        planVersion,
        policy,
        language: lang,
        writtenAt: new Date().toISOString(),
        ...(sheet === undefined ? {} : { sheet }),
      }),
    )
    if (!written.ok) return fileProblem(c, written.problem)
    return c.body(written.bytes.slice().buffer, 200, {
      'Content-Type': xlsxType,
      'Content-Disposition': 'attachment; filename="hanei.xlsx"',
    })
  },
)
