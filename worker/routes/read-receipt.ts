// GET /v1/validations/{id}/receipt: a run's receipt.
import { receiptAnswerSchema } from '../../shared/schema/index.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { lookAtRun, runParams } from '../operation/run-path.ts'

export const readReceipt = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/receipt',
    operationId: 'readReceipt',
    access: { role: 'read' },
    tags: ['Receipts'],
    summary: "A run's receipt",
    description:
      'Role `read`. A JWS in compact form; docs/receipts.md says how to verify it offline.',
    request: { params: runParams },
    responses: { 200: jsonAnswer(receiptAnswerSchema, 'The receipt'), ...problems(403, 404) },
  },
  async (c) => {
    const run = await lookAtRun(c, c.req.valid('param').id)
    return run.ok ? c.json({ receipt: run.value.receipt }, 200) : run.response
  },
)
