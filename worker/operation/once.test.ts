// Idempotency-Key on every POST: the first answer again, one effect, nothing of it readable in the database.
import { env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type {
  KeyCreated,
  LinkCreated,
  Problem,
  Review,
  Validation,
} from '../../shared/schema/index.ts'
import { plainBook, realShaped } from '../../test/fixtures/real-shaped/index.ts'
import { answerTaken, insertAnswer } from '../store/answers.ts'
import { commit } from '../store/audit.ts'
import { type Call, call, describedOperations, devKey, jsonOf, makeKey } from '../testing/client.ts'

const rows = [
  ['事業名', '金額(千円)'],
  ['a', 1],
]
const newRun = async () =>
  jsonOf<Validation>(
    await call('/v1/validations', { json: { snapshot: { sheet: 'S', rows }, ward: 'kita' } }),
    201,
  )
const publishedPlan = {
  ...{ ward: 'kita', fiscalYear: 2026, stage: '算定見込', unit: '千円' },
  issues: [{ no: 1, title: 'a', strategies: [{ title: 'b', initiatives: [] }] }],
}
const bindings = { HANEI_WEBHOOKS: 'https://books.example' }
/** Two requests of each POST that keeps its answer here. */
const requests: Record<string, () => Promise<{ path: string; key: string; bodies: Call[] }>> = {
  createLink: async () => ({
    path: `/v1/validations/${(await newRun()).id}/links`,
    key: devKey,
    bodies: [{ json: { name: 'a' } }, { json: { name: 'b' } }],
  }),
  createKey: async () => ({
    path: '/v1/keys',
    key: devKey,
    bodies: ['a', 'b'].map((name) => ({ json: { name, wards: ['kita'], roles: ['read'] } })),
  }),
  rotateKey: async () => {
    const { id, key } = await makeKey(['kita'], ['read'])
    const bodies = [600, 601].map((graceSeconds) => ({ json: { graceSeconds } }))
    return { path: `/v1/keys/${id}/rotate`, key, bodies }
  },
  recordPublication: async () => {
    await call('/v1/plans/kita/2026', { method: 'PUT', json: publishedPlan })
    const json = { snapshot: { sheet: 'S', rows }, plan: 'kita/2026', store: true }
    const { id } = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    return {
      path: `/v1/validations/${id}/publications`,
      key: devKey,
      bodies: ['2026-12-10', '2026-12-11'].map((publishedOn) => ({
        json: { kind: 'share', publishedOn },
      })),
    }
  },
  startNextPlan: async () => ({
    path: '/v1/plans:next',
    key: devKey,
    bodies: [2026, 2027].map((fiscalYear) => ({
      json: { plan: { ...publishedPlan, fiscalYear } },
    })),
  }),
  createReview: async () => ({
    path: `/v1/validations/${(await newRun()).id}/reviews`,
    key: devKey,
    bodies: ['total', 'share'].map((figure) => ({
      json: { target: { kind: 'figure', figure }, state: 'seen' },
    })),
  }),
  answerReview: async () => {
    const { id } = await newRun()
    const path = `/v1/validations/${id}/reviews`
    const target = { kind: 'line', cell: 'B2' }
    const json = { target, state: 'question', reason: 'なぜか' }
    const asked = await jsonOf<Review>(await call(path, { json }), 201)
    const bodies = ['a', 'b'].map((reason) => ({ json: { reason } }))
    return { path: `${path}/${asked.id}/answers`, key: devKey, bodies }
  },
  createWebhook: async () => ({
    path: '/v1/webhooks',
    key: devKey,
    bodies: ['a', 'b'].map((name) => ({
      json: { ward: 'kita', url: 'https://books.example/', name },
      bindings,
    })),
  }),
  replayWebhook: async () => {
    const json = { ward: 'kita', url: 'https://books.example/' }
    const hook = await jsonOf<{ id: string }>(await call('/v1/webhooks', { json, bindings }), 201)
    const bodies = ['2026-01-01', '2026-01-02'].map((day) => ({
      json: { since: `${day}T00:00:00.000Z` },
      bindings,
    }))
    return { path: `/v1/webhooks/${hook.id}/replay`, key: devKey, bodies }
  },
  parsePlan: async () => ({
    path: '/v1/plans:parse',
    key: devKey,
    bodies: ['経営課題1 防災', '経営課題1 福祉'].map((body) => ({
      body,
      headers: { 'Content-Type': 'text/plain' },
    })),
  }),
  verifyReceipt: async () => {
    const receipts = [(await newRun()).receipt, (await newRun()).receipt]
    const bodies = receipts.map((receipt) => ({ json: { receipt } }))
    return { path: '/v1/receipts/verify', key: devKey, bodies }
  },
  checkDocument: async () => {
    const { id: run } = await newRun()
    const bodies = ['1千円', '2千円'].map((text) => ({ json: { run, text } }))
    return { path: '/v1/documents:check', key: devKey, bodies }
  },
  compareSheets: async () => {
    const [{ id: from }, { id: to }] = [await newRun(), await newRun()]
    const bodies = [to, from].map((run) => ({ json: { from: { run: from }, to: { run } } }))
    return { path: '/v1/compare', key: devKey, bodies }
  },
  createDocument: async () => {
    const { id: run } = await newRun()
    const bodies = ['md', 'docx'].map((format) => ({ json: { run, kind: 'share', format } }))
    return { path: '/v1/documents', key: devKey, bodies }
  },
  writeWorkbook: async () => ({
    path: '/v1/workbooks:write',
    key: devKey,
    bodies: [plainBook, realShaped.strict!].map((workbook) => ({
      body: workbook.slice().buffer,
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    })),
  }),
}
const posts = describedOperations.filter(({ method }) => method === 'post')
const send = (path: string, key: string, body: Call | undefined, name: string) =>
  call(path, {
    ...body,
    key,
    method: 'POST',
    headers: { ...body?.headers, 'Idempotency-Key': name },
  })

describe('Idempotency-Key', () => {
  it('is described for every POST, and tried here for each but the two with tests of their own', () => {
    const without = posts.filter(({ request }) => !request?.headers?.shape['idempotency-key'])
    expect(without).toEqual([])
    const names = posts.map(({ operationId }) => operationId)
    expect(Object.keys(requests).sort()).toEqual(
      names.filter((name) => !['createValidation', 'batchValidations'].includes(name)).sort(),
    )
  })

  it.each(Object.keys(requests))('%s: the same again, 422 for another body', async (operation) => {
    const { path, key, bodies } = (await requests[operation]?.()) ?? {
      path: '',
      key: '',
      bodies: [],
    }
    const first = await send(path, key, bodies[0], operation)
    const text = await first.text()
    expect(first.status, text).toBeLessThan(300)
    expect(first.headers.get('Idempotency-Replayed')).toBeNull()
    const retry = await send(path, key, bodies[0], operation)
    expect(retry.status).toBe(first.status)
    expect(retry.headers.get('Idempotency-Replayed')).toBe('true')
    expect(retry.headers.get('Content-Type')).toBe(first.headers.get('Content-Type'))
    expect(await retry.text()).toBe(text)
    const problem = await jsonOf<Problem>(await send(path, key, bodies[1], operation), 422)
    expect(problem.type).toBe('urn:hanei:problem:idempotency-mismatch')
    // A malformed key is none; another one is another request.
    await jsonOf(await send(path, key, bodies[0], 'x'.repeat(256)), 400)
    expect((await send(path, key, bodies[0], `${operation} 2`)).status).toBe(first.status)
  })

  it('makes one key for many requests at once, the rest 409 or the same', async () => {
    const json = { name: 'at once', wards: ['kita'], roles: ['read'] }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('/v1/keys', devKey, { json }, 'at once')),
    )
    const made = answers.filter(({ status }) => status === 201)
    expect(made.length).toBeGreaterThan(0)
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    const keys = new Set(
      (await Promise.all(made.map((a) => a.json<KeyCreated>()))).map((k) => k.id),
    )
    expect(keys.size).toBe(1)
    const kept = env.DB.prepare("SELECT count(*) AS n FROM api_keys WHERE name = 'at once'")
    expect(await kept.first()).toEqual({ n: 1 })
  })

  it('keeps no key or token that a reader of the database could use', async () => {
    const json = { name: 'n', wards: ['kita'], roles: ['read'] }
    const made = await jsonOf<KeyCreated>(await send('/v1/keys', devKey, { json }, 'secret'), 201)
    const path = `/v1/validations/${(await newRun()).id}/links`
    const link = await jsonOf<LinkCreated>(await send(path, devKey, { json: {} }, 'secret'), 201)
    const { results } = await env.DB.prepare('SELECT * FROM answers').all()
    const text = JSON.stringify(results)
    expect(results.length).toBeGreaterThan(1)
    for (const hidden of [made.key.slice(15), link.token, made.id, 'secret"', devKey]) {
      expect(text).not.toContain(hidden)
    }
  })

  it('belongs to a caller and an operation: the same text elsewhere is another key', async () => {
    const [one, other] = [await makeKey(['kita'], ['read']), await makeKey(['kita'], ['read'])]
    const path = `/v1/validations/${(await newRun()).id}/links`
    const make = async (key: string, json: object) =>
      (await jsonOf<LinkCreated>(await send(path, key, { json }, 'mine'), 201)).id
    const first = await make(one.key, { name: 'a' })
    expect(await make(other.key, { name: 'b' })).not.toBe(first)
    expect(await make(one.key, { name: 'a' })).toBe(first)
    const body = { body: '経営課題1', headers: { 'Content-Type': 'text/plain' } }
    expect((await send('/v1/plans:parse', one.key, body, 'mine')).status).toBe(200)
  })

  it('leaves a refused request’s key free, and forgets after 24 hours', async () => {
    const json = { name: 'n', wards: ['kita'], roles: ['read'] }
    await jsonOf(await send('/v1/keys', devKey, { json: { ...json, roles: [] } }, 'free'), 400)
    const first = await jsonOf<KeyCreated>(await send('/v1/keys', devKey, { json }, 'free'), 201)
    await env.DB.prepare("UPDATE answers SET expires_at = '2020-01-01T00:00:00.000Z'").run()
    const later = await jsonOf<KeyCreated>(await send('/v1/keys', devKey, { json }, 'free'), 201)
    expect(later.id).not.toBe(first.id)
  })

  it('409 for an answer that was sealed under another secret of the caller', async () => {
    const old = await makeKey(['kita'], ['read'])
    const path = `/v1/validations/${(await newRun()).id}/links`
    await jsonOf(await send(path, old.key, { json: {} }, 'sealed'), 201)
    const rotate = await call(`/v1/keys/${old.id}/rotate`, { json: {}, key: old.key })
    const { key } = await jsonOf<KeyCreated>(rotate, 201)
    const problem = await jsonOf<Problem>(await send(path, key, { json: {} }, 'sealed'), 409)
    expect(problem.type).toBe('urn:hanei:problem:idempotency-gone')
  })

  it('lets only one of two writers of a key through, the other as a whole not', async () => {
    const now = new Date()
    const name = { principal: 'key:two-isolates', operation: 'createLink', keyHash: 'k' }
    const answer = { requestHash: 'h', ward: null, status: 201, headers: {}, sealed: null }
    const event = { ward: 'kita', actor: 'key:two-isolates', action: 'test', subject: 's' }
    const write = () =>
      commit(env.DB, now.toISOString(), [event], insertAnswer(env.DB, name, answer, now))
    await write()
    expect(answerTaken(await write().catch((error) => error))).toBe(true)
    const n = env.DB.prepare(
      "SELECT count(*) AS n FROM audit_rows WHERE actor = 'key:two-isolates'",
    )
    expect(await n.first()).toEqual({ n: 1 })
  })
})
