// GET /v1/wards/{ward}/export: everything a ward has stored, in parts.
import { z } from '@hono/zod-openapi'
import { runIdSchema, wardExportSchema } from '../../shared/schema/index.ts'
import { denied } from '../auth/scope.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { wardParams } from '../operation/ward-path.ts'
import { commit } from '../store/audit.ts'
import { exportWard as exportAll } from '../store/wards.ts'

export const exportWard = operation(
  {
    method: 'get',
    path: '/v1/wards/{ward}/export',
    operationId: 'exportWard',
    access: 'key',
    tags: ['Wards'],
    summary: "Export a ward's data",
    description:
      'Role `admin`. The first part holds plans, policies and audit rows too; follow `next` as `?cursor=` for further runs.',
    request: { params: wardParams, query: z.object({ cursor: runIdSchema.optional() }) },
    responses: { 200: jsonAnswer(wardExportSchema, 'A part'), ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward } = c.req.valid('param')
    const refused = denied(c, ward, 'admin')
    if (refused) return refused
    const { cursor } = c.req.valid('query')
    if (cursor === undefined) {
      const actor = c.get('principal').id
      const event = { ward, actor, action: 'ward.exported', subject: ward }
      await commit(c.env.DB, new Date().toISOString(), [event], [])
    }
    return c.json(await exportAll(c.env.DB, ward, cursor ?? null), 200)
  },
)
