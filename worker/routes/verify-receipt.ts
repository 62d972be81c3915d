// POST /v1/receipts/verify: whether a receipt is ours and unaltered.
import { receiptVerdictSchema, receiptVerifyRequestSchema } from '../../shared/schema/index.ts'
import { readJson } from '../http/body.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { verificationKeys } from '../receipts/keys.ts'
import { verifyReceipt as verify } from '../receipts/receipt.ts'

export const verifyReceipt = operation(
  {
    method: 'post',
    path: '/v1/receipts/verify',
    operationId: 'verifyReceipt',
    access: 'open',
    tags: ['Receipts'],
    summary: 'Verify a receipt',
    description: 'Open to anyone. The same can be done offline with `/.well-known/jwks.json`.',
    request: { body: jsonBody(receiptVerifyRequestSchema) },
    responses: {
      200: jsonAnswer(receiptVerdictSchema, 'The verdict, with the claims of a valid receipt'),
      ...problems(400, 413, 415),
    },
  },
  async (c) => {
    const body = await readJson(c, receiptVerifyRequestSchema)
    if (!body.ok) return body.response
    return c.json(await verify(body.value.receipt, await verificationKeys(c.env)), 200)
  },
)
