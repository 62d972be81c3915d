// GET /v1/wards/{ward}/export: everything a ward has stored, in parts.
import { z } from '@hono/zod-openapi'
import { wardExportSchema } from '../../shared/schema/index.ts'
import { streamOf } from '../http/stream.ts'
import { logError } from '../http/trace.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { wardParams } from '../operation/ward-path.ts'
import { commit } from '../store/audit.ts'
import { exportCursorForm, exportWard as exportPieces, parseCursor } from '../store/export.ts'

export const exportWard = operation(
  {
    method: 'get',
    path: '/v1/wards/{ward}/export',
    operationId: 'exportWard',
    access: { role: 'admin' },
    tag: 'wards',
    request: {
      params: wardParams,
      query: z.object({
        cursor: z.string().regex(exportCursorForm, 'the `next` of a part before').optional(),
      }),
    },
    responses: { 200: jsonAnswer(wardExportSchema), ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward } = c.req.valid('param')
    const { cursor } = c.req.valid('query')
    if (cursor === undefined) {
      const actor = c.get('principal').id
      const event = { ward, actor, action: 'ward.exported', subject: ward }
      await commit(c.env.DB, new Date().toISOString(), [event], [])
    }
    const pieces = exportPieces(c.env.DB, ward, cursor === undefined ? null : parseCursor(cursor))
    const failed = (error: unknown) =>
      logError(c.get('requestId'), error instanceof Error ? error : new Error('export'))
    return c.body(streamOf(pieces, failed), 200, { 'Content-Type': 'application/json' })
  },
)
