// POST /v1/receipts/verify: whether a receipt is ours and unaltered.
import { attestedMeaning } from '../../shared/locales/index.ts'
import { receiptVerdictSchema, receiptVerifyRequestSchema } from '../../shared/schema/index.ts'
import { readSettings } from '../env.ts'
import { readJson, smallBytes } from '../http/body.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../operation/operation.ts'
import { verificationKeys } from '../receipts/keys.ts'
import { verifyReceipt as verify } from '../receipts/receipt.ts'
import { holdsRow } from '../store/verify-audit.ts'

export const verifyReceipt = operation(
  {
    method: 'post',
    path: '/v1/receipts/verify',
    operationId: 'verifyReceipt',
    access: 'open',
    bodyBytes: smallBytes,
    tag: 'receipts',
    request: { body: jsonBody(receiptVerifyRequestSchema) },
    responses: {
      200: jsonAnswer(receiptVerdictSchema),
      ...problems(400, 413, 415),
    },
  },
  async (c) => {
    const body = await readJson(c, receiptVerifyRequestSchema)
    if (!body.ok) return body.response
    const { addresses, local } = readSettings(c.env)
    const verdict = await verify(body.value.receipt, await verificationKeys(c.env), {
      addresses,
      loopback: local !== null,
    })
    const { claims } = verdict
    if (!claims) return c.json(verdict, 200)
    const { audit, ward, totals } = claims
    const explained = { ...verdict, meaning: attestedMeaning(totals.share) }
    if (!audit) return c.json(explained, 200)
    const held = await holdsRow(c.env.DB, ward, audit)
    return c.json({ ...explained, audit: held ? 'held' : 'missing' }, 200)
  },
)
