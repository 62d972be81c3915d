// What every answer carries, and the service's own calls: health, description, pane, local session.
import { describe, expect, it, vi } from 'vitest'
import type { Health } from '../../shared/schema/index.ts'
import { createApp } from '../app.ts'
import { call, describedOperations, devKey, jsonOf, makeKey, testEnv } from '../testing/client.ts'

const production = {
  ...{ HANEI_ENV: 'production', HANEI_LOCAL: '', HANEI_DEV_KEY: '' },
  HANEI_ADDRESS: 'https://hanei.example.jp',
}

describe('/healthz', () => {
  it('200 when everything works', async () => {
    const health = await jsonOf<Health>(await call('/healthz', { key: null }), 200)
    expect(health).toMatchObject({ status: 'ok', checks: { database: 'ok', receiptKey: 'ok' } })
  })

  it('503 naming what does not: no receipt key, no database, refused settings', async () => {
    const of = async (bindings: object) =>
      (await jsonOf<Health>(await call('/healthz', { key: null, bindings }), 503)).checks
    expect(await of(production)).toMatchObject({ receiptKey: 'missing', settings: 'ok' })
    const broken = {
      prepare: () => ({ bind: () => ({}) }),
      batch: () => Promise.reject(new Error()),
    }
    expect(await of({ DB: broken as unknown as D1Database })).toMatchObject({
      database: 'failing',
      migrations: 'missing',
    })
    expect(await of({ ...production, HANEI_LOCAL: '1' })).toMatchObject({ settings: 'invalid' })
    expect(await of({ ...production, HANEI_ADDRESS: '' })).toMatchObject({ settings: 'invalid' })
    const path = { ...production, HANEI_ADDRESS: 'https://hanei.example.jp/pane' }
    expect(await of(path)).toMatchObject({ settings: 'invalid' })
    expect(await of({ HANEI_ENTRA: '{' })).toMatchObject({ settings: 'invalid' })
  })
})

describe('local mode', () => {
  it('is refused wherever the deployment is named, whatever else is set', async () => {
    for (const HANEI_ENV of ['production', 'staging']) {
      const bindings = { HANEI_ENV, HANEI_LOCAL: '1', HANEI_DEV_KEY: devKey }
      await jsonOf(await call('/v1/validations', { bindings }), 401)
      await jsonOf(await call('/local/session.json', { bindings }), 404)
    }
  })

  it('needs its own switch: a development key alone opens nothing', async () => {
    const bindings = { HANEI_LOCAL: '' }
    await jsonOf(await call('/v1/validations', { bindings }), 401)
    await jsonOf(await call('/local/session.json', { bindings }), 404)
  })

  it('hands the key to pages of this machine, not to others under its name', async () => {
    const ask = (headers: Record<string, string>, host = '') =>
      call(`${host}/local/session.json`, { key: null, headers })
    const own = { 'Sec-Fetch-Site': 'same-origin' }
    const session = await jsonOf(await ask(own), 200)
    expect(session).toEqual({ apiKey: devKey, ward: 'suminoe' })
    await jsonOf(await ask({ Origin: 'http://localhost:5173' }), 200)
    await jsonOf(await ask(own, 'http://evil.example'), 404)
    await jsonOf(await ask({ Origin: 'https://evil.example' }), 404)
    await jsonOf(await ask({ 'Sec-Fetch-Site': 'cross-site' }), 404)
    // What a page of a name that points here sends, even where a tool rewrote the address.
    await jsonOf(await ask({}), 404)
  })
})

describe('a call without a valid key', () => {
  const guarded = describedOperations.filter(({ responses }) => responses[401] && responses[404])
  it.each(guarded.map((operation) => [operation.operationId, operation] as const))(
    '401 on %s, before anything else is looked at',
    async (_, { method, path }) => {
      const address = path.replace('{year}', '2026').replace(/\{\w+\}/g, 'some-thing')
      for (const key of [null, 'not-a-key']) {
        const answer = await call(address, { method: method.toUpperCase(), key })
        expect(answer.status).toBe(401)
      }
    },
  )

  it('is asked of every operation but the open ones', () => {
    const open = describedOperations.filter(({ responses }) => !responses[401])
    expect(open.map(({ operationId }) => operationId).sort()).toEqual([
      'readHealth',
      'readJwks',
      'readReadiness',
      'verifyReceipt',
    ])
  })
})

describe('headers', () => {
  it('carry the caller’s request id where it is usable, else a new one', async () => {
    const sent = await call('/healthz', { headers: { 'X-Request-Id': 'my-request-1' } })
    expect(sent.headers.get('X-Request-Id')).toBe('my-request-1')
    const odd = await call('/healthz', { headers: { 'X-Request-Id': 'a b\tc' } })
    expect(odd.headers.get('X-Request-Id')).not.toBe('a b\tc')
  })

  it('allow exactly the listed origins', async () => {
    const bindings = { ...production, HANEI_ORIGINS: 'https://a.example https://b.example' }
    const allowed = async (Origin: string, method = 'GET') =>
      (
        await call('/healthz', {
          bindings,
          method,
          headers: {
            Origin,
            ...(method === 'OPTIONS' ? { 'Access-Control-Request-Method': 'GET' } : {}),
          },
        })
      ).headers.get('Access-Control-Allow-Origin')
    expect(await allowed('https://a.example')).toBe('https://a.example')
    expect(await allowed('https://b.example', 'OPTIONS')).toBe('https://b.example')
    expect(await allowed('https://a.example.evil')).toBeNull()
    expect(await allowed('http://localhost:5173')).toBeNull()
    const local = await call('/healthz', { headers: { Origin: 'http://localhost:5173' } })
    expect(local.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:5173')
  })
})

describe('the pane’s files', () => {
  const assets = (files: Record<string, string>) => ({
    ASSETS: {
      fetch: async (request: Request) => {
        const file = files[new URL(request.url).pathname]
        return file === undefined
          ? new Response(null, { status: 404 })
          : new Response(file, { headers: { 'Content-Type': 'text/html' } })
      },
    } as unknown as Fetcher,
  })
  const bindings = assets({ '/taskpane.html': '<p>', '/code/pane-a1b2c3d4.js': '1' })

  it('come with a policy that lets only Office frame them', async () => {
    const pane = await call('/taskpane.html?et=1', {
      key: null,
      bindings: { ...bindings, ...production },
    })
    expect(await pane.text()).toBe('<p>')
    const policy = pane.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com/)
    expect(policy).not.toMatch(/localhost|unsafe-eval|script-src[^;]*unsafe-inline/)
    expect(pane.headers.get('X-Frame-Options')).toBeNull()
    expect(pane.headers.get('Cache-Control')).toBe('no-cache')
    const code = await call('/code/pane-a1b2c3d4.js', { key: null, bindings })
    expect(code.headers.get('Cache-Control')).toContain('immutable')
  })

  it('lead from an address of the help to its page, in the reader’s language', async () => {
    const to = async (path: string, tag?: string) => {
      const headers = tag ? { 'Accept-Language': tag } : {}
      const answer = await call(path, { key: null, bindings, headers })
      return answer.headers.get('Location')
    }
    expect(await to('/help')).toBe('/help/ja/index.html')
    expect(await to('/help/', 'en-GB,en;q=0.9')).toBe('/help/en/index.html')
    expect(await to('/help/en', 'ja')).toBe('/help/en/index.html')
    expect(await to('/help/ja/rules')).toBe('/help/ja/rules/index.html')
    expect(await to('/help/ja/rules/amounts/missing')).toBe('/help/ja/rules/amounts/missing.html')
    expect(await to('/help/fr')).toBeNull()
  })

  it('come as help with a policy under which nothing else is asked', async () => {
    const files = assets({ '/help/ja/index.html': '<p>' })
    const page = await call('/help/ja/index.html', { key: null, bindings: files })
    const policy = page.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|microsoft\.com|localhost/)
  })

  it('404 and 405 otherwise', async () => {
    await jsonOf(await call('/nothing.html', { key: null, bindings }), 404)
    await jsonOf(await call('/v1/nothing', { bindings }), 404)
    await jsonOf(await call('/taskpane.html', { key: null, bindings, json: {} }), 405)
  })
})

describe('an address', () => {
  it('answers HEAD as GET, without the body', async () => {
    const head = await call('/v1/policies/suminoe', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('ETag')).toMatch(/^"sha256:/)
  })

  it('404 as a problem wherever it is unknown', async () => {
    for (const path of ['/v1', '/v1/validations/', '/v2/validations', '/v1/keys/a/b/c']) {
      const answer = await call(path, { key: null })
      expect([answer.status, answer.headers.get('Content-Type')?.split(';')[0]]).toEqual([
        404,
        'application/problem+json',
      ])
    }
  })
})

describe('the description', () => {
  it('/openapi.json is OpenAPI 3.1 with every operation, once', async () => {
    const document = await jsonOf<Record<string, Record<string, Record<string, object>>>>(
      await call('/openapi.json', { key: null }),
      200,
    )
    expect(document.openapi).toBe('3.1.0')
    const ids = describedOperations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(25)
    for (const { path, method } of describedOperations) {
      expect(document.paths?.[path]?.[method], `${method} ${path}`).toBeDefined()
    }
    const text = JSON.stringify(document)
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(document.components?.schemas?.[name as never], name).toBeDefined()
    }
  })

  it('names the configured address as its server, whatever the Host header says', async () => {
    const of = async (bindings: object) => {
      const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
      const answer = await call('http://evil.example/openapi.json', {
        key: null,
        headers,
        bindings,
      })
      return (await jsonOf<{ servers: { url: string }[] }>(answer, 200)).servers
    }
    expect(await of({})).toEqual([{ url: 'http://localhost:8787' }])
    expect(await of(production)).toEqual([{ url: 'https://hanei.example.jp' }])
    expect(await of({ ...production, HANEI_ADDRESS: '' })).toEqual([{ url: '/' }])
  })

  it('the bare address leads to the docs', async () => {
    const answer = await call('/', { key: null })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe('/docs')
  })

  it('/docs needs no script and no other server', async () => {
    const answer = await call('/docs', { key: null })
    const page = await answer.text()
    expect(page).toContain('/v1/validations/{id}/totals.csv')
    expect(page).not.toMatch(/<script|<link|https?:\/\/(?!localhost)/)
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })
})

describe('failures', () => {
  it('500 says nothing about the inside, and the log quotes no message', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const app = createApp()
    const secret = 'value 122368 in the message'
    const DB = {
      prepare: () => {
        throw new Error(secret)
      },
    } as unknown as D1Database
    const answer = await app.request(
      '/v1/validations',
      { headers: { Authorization: `Bearer ${devKey}` } },
      { ...testEnv, DB },
    )
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('122368')
    expect(error.mock.calls.flat().join()).toContain('"stack"')
    expect(error.mock.calls.flat().join()).not.toContain('122368')
    error.mockRestore()
  })
})

describe('rate limits', () => {
  const full = { limit: async () => ({ success: false }) }
  // /livez touches nothing, and a flood elsewhere must not make its process look dead.
  const paths = createApp()
    .routes.filter(({ method, path }) => method !== 'ALL' && !['/*', '/livez'].includes(path))
    .map(({ method, path }) => [method, path.replace(/:\w+/g, 'x')] as const)

  it.each([
    ...new Map(paths.map((path) => [path.join(' '), path])).values(),
    ...([
      ['GET', '/taskpane.html'],
      ['GET', '/assets/a.js'],
      ['POST', '/taskpane.html'],
      ['GET', '/v1/nothing'],
      ['PATCH', '/v1/keys'],
    ] as const),
  ])('429 on %s %s for a stranger over the rate of the address', async (method, path) => {
    const bindings = { RATE_OPEN: full }
    for (const key of [null, 'a-wrong-key']) {
      const url = path.includes('/value') || path.includes('totals') ? `${path}?token=x` : path
      const answer = await call(url, { method, key, bindings })
      expect(answer.status).toBe(429)
      expect(answer.headers.get('Retry-After')).toBe('10')
    }
  })

  it('believe the address in a header only where the deployment names it', async () => {
    const asked: string[] = []
    const RATE_OPEN = {
      limit: async ({ key }: { key: string }) => ({ success: asked.push(key) > 0 }),
    }
    const headers = { 'CF-Connecting-IP': '192.0.2.1' }
    const named = { RATE_OPEN, HANEI_CLIENT_ADDRESS: 'CF-Connecting-IP' }
    await call('/docs', { key: null, headers, bindings: { RATE_OPEN, HANEI_CLIENT_ADDRESS: '' } })
    await call('/docs', { key: null, headers, bindings: named })
    await call('/docs', { key: null, bindings: named })
    expect(asked).toEqual(['unknown', '192.0.2.1', 'unknown'])
  })

  it('429 with Retry-After for a key over its rate, while others go on', async () => {
    const fast = await makeKey(['kita'], ['read'])
    const other = await makeKey(['kita'], ['read'])
    // More than two periods' worth, so that one period surely is over its rate.
    const answers = await Promise.all(
      Array.from({ length: 650 }, () => call('/v1/validations/none', { key: fast.key })),
    )
    const limited = answers.find(({ status }) => status === 429)
    expect(limited?.headers.get('Retry-After')).toBe('10')
    expect((await call('/v1/policies/kita', { key: other.key })).status).toBe(200)
  }, 60_000)
})
