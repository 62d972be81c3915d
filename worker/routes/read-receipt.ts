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
    tag: 'receipts',
    request: { params: runParams },
    responses: { 200: jsonAnswer(receiptAnswerSchema), ...problems(403, 404) },
  },
  async (c) => {
    const run = await lookAtRun(c, c.req.valid('param').id)
    return run.ok ? c.json({ receipt: run.value.receipt }, 200) : run.response
  },
)
