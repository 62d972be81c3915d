import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Call, send } from './send.ts'

const connection = { base: 'https://hanei.example', token: 'hanei_12345678_secret' }
const call: Call<{ n: number }> = { path: '/v1/x', answer: z.object({ n: z.number() }) }

function server(response: () => Response | Promise<Response>) {
  const requests: { url: string; init: RequestInit }[] = []
  const answer = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    requests.push({ url: String(url), init })
    init.signal?.throwIfAborted()
    return response()
  }
  return { requests, fetch: answer as typeof fetch }
}

test('an answer that fits its contract is the value, asked for with the key', async () => {
  const { requests, fetch } = server(() => Response.json({ n: 1 }))
  expect(await send(connection, call, { fetch })).toEqual({ ok: true, value: { n: 1 } })
  expect(requests[0]?.url).toBe('https://hanei.example/v1/x')
  expect(requests[0]?.init.headers).toMatchObject({ Authorization: `Bearer ${connection.token}` })
})
test('an answer that does not fit its contract is named, not passed on', async () => {
  const { fetch } = server(() => Response.json({ n: 'one' }))
  const answer = await send(connection, call, { fetch })
  expect(answer).toMatchObject({ ok: false, problem: { code: 'badAnswer' } })
  expect(!answer.ok && answer.problem.detail).toContain('n:')
})
test('a problem document becomes a problem with its pointers and request id', async () => {
  const problem = {
    type: 'https://hanei.example/problems/invalid-body',
    title: 'Invalid body',
    status: 400,
    detail: 'The body does not fit.',
    requestId: 'r-1',
    errors: [{ pointer: '/snapshot/rows/3/2', code: 'not-a-cell', detail: 'a cell must be…' }],
  }
  const { fetch } = server(() => Response.json(problem, { status: 400 }))
  const answer = await send(connection, call, { fetch })
  expect(answer).toMatchObject({
    ok: false,
    problem: { code: 'refused', status: 400, errors: [{ pointer: '/snapshot/rows/3/2' }] },
  })
  expect(!answer.ok && answer.problem.detail).toContain('r-1')
})
test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'conflict'],
  [413, 'tooLarge'],
  [422, 'refused'],
  [429, 'rateLimited'],
  [502, 'server'],
])('HTTP %i is %s, even when the body is no problem document', async (status, code) => {
  const { fetch } = server(
    () => new Response('<html>', { status, headers: { 'Retry-After': '7' } }),
  )
  expect(await send(connection, call, { fetch })).toMatchObject({
    ok: false,
    problem: { code, retryAfterSeconds: 7 },
  })
})
test('no connection is offline', async () => {
  const { fetch } = server(() => Promise.reject(new TypeError('failed to fetch')))
  expect(await send(connection, call, { fetch })).toMatchObject({ problem: { code: 'offline' } })
})
test('a cancelled call is cancelled, not offline', async () => {
  const { fetch } = server(() => Response.json({ n: 1 }))
  const answer = await send(connection, call, { fetch, signal: AbortSignal.abort() })
  expect(answer).toMatchObject({ problem: { code: 'cancelled' } })
})
test('a server that never answers runs into the time limit', async () => {
  const never = ((_: unknown, init: RequestInit) =>
    new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })) as typeof fetch
  const answer = await send(connection, call, { fetch: never, timeout: 20 })
  expect(answer).toMatchObject({ problem: { code: 'timeout' } })
})
test('a large body is sent gzip-encoded and arrives whole', async () => {
  const { requests, fetch } = server(() => Response.json({ n: 1 }))
  const json = { rows: Array.from({ length: 5_000 }, (_, n) => [`事業${n}`, n]) }
  await send(connection, { ...call, method: 'POST', json }, { fetch })
  const sent = requests[0]?.init
  expect(sent?.headers).toMatchObject({ 'Content-Encoding': 'gzip' })
  const bytes = new Uint8Array(sent?.body as ArrayBuffer)
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(json)
})
