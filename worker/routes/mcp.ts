// POST /mcp: the Model Context Protocol over HTTP, with an API key. Read-only, and no part of the description.
import type { Problem } from '../../shared/schema/index.ts'
import { admit } from '../auth/admit.ts'
import { parseJson, readBytes } from '../http/body.ts'
import type { Operation } from '../operation/operation.ts'

/** Of the caller's headers those that would make another call of a tool's. */
const ownHeaders = ['Content-Length', 'Content-Encoding', 'Idempotency-Key', 'Accept']

/**
 * Each request is answered by itself, without a session. What a tool does is a call of the API with the
 * caller's own key, so that no right is given here.
 */
export const mcp: Operation = (app) => {
  app.post('/mcp', admit(null), async (c) => {
    const bytes = await readBytes(c)
    if (!bytes.ok) return bytes.response
    const body = parseJson(c, bytes.value)
    if (!body.ok) return body.response
    // The library is large: loaded by the first assistant, not with the Worker.
    const { answerOverHttp, Refusal } = await import('../mcp/over-http.ts')
    return answerOverHttp(c.req.raw, body.value, async (path, json) => {
      const headers = new Headers(c.req.raw.headers)
      for (const name of ownHeaders) headers.delete(name)
      const request =
        json === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(json) }
      const address = new URL(path, c.req.url)
      const answer = await app.fetch(new Request(address, request), c.env, c.executionCtx)
      if (!answer.ok) throw new Refusal(await refusalText(answer))
      return answer.json()
    })
  })
}

async function refusalText(answer: Response): Promise<string> {
  const { title, detail, errors = [] } = (await answer.json()) as Problem
  const places = errors.map((error) => `${error.pointer} ${error.detail}`)
  return [`${answer.status} ${title}`, detail, ...places].filter(Boolean).join('\n')
}
