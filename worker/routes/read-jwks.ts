// GET /.well-known/jwks.json: the public keys receipts verify with.
import { jwksSchema } from '../../shared/schema/index.ts'
import { jsonAnswer, operation } from '../operation/operation.ts'
import { verificationKeys } from '../receipts/keys.ts'

export const readJwks = operation(
  {
    method: 'get',
    path: '/.well-known/jwks.json',
    operationId: 'readJwks',
    access: 'open',
    tag: 'receipts',
    responses: { 200: jsonAnswer(jwksSchema) },
  },
  async (c) => {
    c.header('Cache-Control', 'public, max-age=300')
    return c.json(await verificationKeys(c.env), 200)
  },
)
