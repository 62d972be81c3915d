// GET /openapi.json: the API's description, made from the routes themselves.
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Language } from '../../shared/schema/index.ts'
import { admitAnyone } from '../auth/admit.ts'
import { type Bindings, type HaneiEnv, readSettings } from '../env.ts'
import { answerLanguage } from '../http/accept.ts'
import { asRequested, requestId } from '../http/left-out.ts'
import { descriptionTexts } from '../locales/description/index.ts'
import { bodySchemas, type Operation } from '../operation/operation.ts'
import { inJapanese } from './openapi-in-japanese.ts'

export type OpenApiDocument = ReturnType<OpenAPIHono<HaneiEnv>['getOpenAPI31Document']>

export const readOpenapi: Operation = (app) => {
  const { openAPIRegistry: registry } = app
  for (const schema of bodySchemas) {
    registry.register(requestId(schema.meta()?.id ?? ''), asRequested(schema))
  }
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: descriptionTexts.en.schemes.key,
  })
  registry.registerComponent('securitySchemes', 'link', {
    type: 'apiKey',
    in: 'query',
    name: 'token',
    description: descriptionTexts.en.schemes.link,
  })
  app.get('/openapi.json', admitAnyone(), (c) => {
    const language = answerLanguage(c.req.header('Accept-Language'))
    c.header('Vary', 'Accept-Language', { append: true })
    return c.json(openapiDocument(app, c.env, language), 200)
  })
}

const documents = new Map<string, OpenApiDocument>()

/**
 * The document, made once in each language. Its server is what the settings say, whatever a caller's
 * Host header does.
 */
export function openapiDocument(
  app: OpenAPIHono<HaneiEnv>,
  env: Bindings,
  language: Language = 'en',
): OpenApiDocument {
  const origin = readSettings(env).addresses[0] ?? '/'
  const name = `${language} ${origin}`
  const known = documents.get(name)
  if (known) return known
  const document =
    language === 'ja' ? inJapanese(openapiDocument(app, env)) : documentOf(app, origin)
  // One origin's at a time.
  for (const other of documents.keys()) if (!other.endsWith(` ${origin}`)) documents.delete(other)
  documents.set(name, document)
  return document
}

const documentOf = (app: OpenAPIHono<HaneiEnv>, origin: string): OpenApiDocument =>
  app.getOpenAPI31Document(
    {
      openapi: '3.1.0',
      info: {
        title: 'Hanei',
        version: '1',
        description: descriptionTexts.en.about,
        license: { name: 'MIT' },
      },
      servers: [{ url: origin }],
    },
    { unionPreferredType: 'anyOf' },
  )
