// GET /openapi.json: the API's description, made from the routes themselves.
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  compareRequestSchema,
  documentCheckRequestSchema,
  documentRequestSchema,
  fileRequestSchema,
  keyRequestSchema,
  keyRotateRequestSchema,
  linkRequestSchema,
  policySchema,
  publishedOpinionsSchema,
  publishedPlanSchema,
  receiptVerifyRequestSchema,
  reviewAnswerRequestSchema,
  reviewRequestSchema,
  validationRequestSchema,
  webhookReplayRequestSchema,
  webhookRequestSchema,
} from '../../shared/schema/index.ts'
import { admitAnyone } from '../auth/admit.ts'
import { type Bindings, type HaneiEnv, readSettings } from '../env.ts'
import { asRequested, requestId } from '../http/left-out.ts'
import type { Operation } from '../operation/operation.ts'

const requests = [
  compareRequestSchema,
  fileRequestSchema,
  documentCheckRequestSchema,
  documentRequestSchema,
  keyRequestSchema,
  keyRotateRequestSchema,
  linkRequestSchema,
  policySchema,
  publishedOpinionsSchema,
  publishedPlanSchema,
  receiptVerifyRequestSchema,
  reviewAnswerRequestSchema,
  reviewRequestSchema,
  validationRequestSchema,
  webhookReplayRequestSchema,
  webhookRequestSchema,
]

export type OpenApiDocument = ReturnType<OpenAPIHono<HaneiEnv>['getOpenAPI31Document']>

export const readOpenapi: Operation = (app) => {
  const { openAPIRegistry: registry } = app
  for (const schema of requests) {
    registry.register(requestId(schema.meta()?.id ?? ''), asRequested(schema))
  }
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key `hanei_…`, or an Entra ID access token where the deployment takes them',
  })
  registry.registerComponent('securitySchemes', 'link', {
    type: 'apiKey',
    in: 'query',
    name: 'token',
    description: 'A link token, for cells',
  })
  app.get('/openapi.json', admitAnyone(), (c) => c.json(openapiDocument(app, c.env), 200))
}

const documents = new Map<string, OpenApiDocument>()

/** The document, made once. Its server is what the settings say, whatever a caller's Host header does. */
export function openapiDocument(app: OpenAPIHono<HaneiEnv>, env: Bindings): OpenApiDocument {
  const origin = readSettings(env).addresses[0] ?? '/'
  const known = documents.get(origin)
  if (known) return known
  const document = app.getOpenAPI31Document(
    {
      openapi: '3.1.0',
      info: {
        title: 'Hanei',
        version: '1',
        description:
          "Checks a ward's budget sheet against its plan, computes the council-reflection percentage and attests it. Errors are RFC 9457 problem documents.",
        license: { name: 'MIT' },
      },
      servers: [{ url: origin }],
    },
    { unionPreferredType: 'anyOf' },
  )
  documents.clear()
  documents.set(origin, document)
  return document
}
