// GET /docs: the API's description as one page, made here, without scripts or anyone else's server.
// GET / leads there.
import { admitAnyone } from '../../auth/admit.ts'
import { answerLanguage } from '../../http/accept.ts'
import type { Operation } from '../../operation/operation.ts'
import { openapiDocument } from '../read-openapi.ts'
import { docsPage } from './page.ts'

export const readDocs: Operation = (app) => {
  app.get('/', admitAnyone(), (c) => c.redirect('/docs'))
  app.get('/docs', admitAnyone(), (c) => {
    const language = answerLanguage(c.req.header('Accept-Language'))
    const page = docsPage(openapiDocument(app, c.env, language), language)
    c.header('Vary', 'Accept-Language', { append: true })
    return c.body(page, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-cache',
    })
  })
}
