// Two wards with interleaved calls: nothing of the one is ever seen by the other.
import { beforeAll, describe, expect, it } from 'vitest'
import { roles, type Validation } from '../../shared/schema/index.ts'
import { call, describedOperations, jsonOf, makeKey, testEnv } from '../testing/client.ts'
import { makeThings, nothing, requests, type Things } from '../testing/requests.ts'

const wards = ['aoba', 'izumi'] as const

describe('two wards', () => {
  it('see only what is theirs, on every call, while both are busy', async () => {
    const keys = {
      aoba: (await makeKey(['aoba'], ['read', 'validate', 'publish', 'admin'])).key,
      izumi: (await makeKey(['izumi'], ['read', 'validate', 'publish', 'admin'])).key,
    }
    const runs: Record<string, string[]> = { aoba: [], izumi: [] }
    const step = async (ward: (typeof wards)[number], i: number) => {
      const key = keys[ward]
      const rows = [
        ['事業名', '金額(千円)'],
        [`${ward}だけの事業`, i + 1],
      ]
      const json = { snapshot: { sheet: ward, rows } }
      const { id } = await jsonOf<Validation>(await call('/v1/validations', { json, key }), 201)
      runs[ward]?.push(id)
      await call(`/v1/validations/${id}/links`, { json: { kind: 'latest' }, key })
    }
    await Promise.all(wards.flatMap((ward) => [0, 1, 2, 3].map((i) => step(ward, i))))
    for (const ward of wards) {
      const other = ward === 'aoba' ? 'izumi' : 'aoba'
      const theirs = runs[other]?.[0] ?? ''
      const mine = runs[ward]?.[0] ?? ''
      const paths = [
        '/v1/validations?limit=200',
        `/v1/validations?ward=${other}`,
        `/v1/validations/${theirs}`,
        `/v1/validations/${theirs}/receipt`,
        `/v1/validations/${theirs}/links`,
        `/v1/validations/${theirs}/value`,
        `/v1/validations/${theirs}/totals.csv`,
        `/v1/compare?from=${mine}&to=${theirs}`,
        `/v1/plans/${other}/2026`,
        `/v1/policies/${other}`,
        `/v1/wards/${other}/export`,
        '/v1/keys',
        '/v1/audit',
      ]
      const answers = await Promise.all(paths.map((path) => call(path, { key: keys[ward] })))
      for (const [i, answer] of answers.entries()) {
        const text = await answer.text()
        expect(text, paths[i]).not.toContain(other)
        for (const id of runs[other] ?? []) expect(text, paths[i]).not.toContain(id)
      }
    }
  })
})

describe('what is refused', () => {
  const [mine, others] = ['minato', 'naniwa']
  const named = describedOperations.filter(({ operationId }) => requests[operationId]?.named)
  let key = ''
  let powerless = ''
  let theirs: Things

  beforeAll(async () => {
    theirs = await makeThings(others)
    key = (await makeKey([mine], [...roles])).key
    powerless = (await makeKey([mine], ['read'])).key
  })

  it.each(named.map(({ operationId }) => operationId))(
    '%s: the same body and the same work for what others have as for what nobody has',
    async (id) => {
      const ask = async (things: Things) => {
        const work: string[] = []
        const { path, ...request } = requests[id]?.call(things) ?? { path: '' }
        const answer = await call(path, { ...request, key, bindings: { DB: counting(work) } })
        const body = (await answer.text()).replace(/"requestId":"[^"]+"/, '')
        return { status: answer.status, body, work }
      }
      const [there, nowhere] = [await ask(theirs), await ask(nothing)]
      if (id !== 'verifyReceipt') expect([403, 404]).toContain(there.status)
      if (id !== 'verifyReceipt') expect(there).toEqual(nowhere)
    },
  )

  it('createValidation: nor a byte of a file for a ward of others, whether it is there or not', async () => {
    for (const address of [`?ward=${others}`, `?plan=${others}/2026`, '?ward=nobody']) {
      const { body, pulls } = unread()
      const headers = { 'Content-Type': 'text/csv', 'Idempotency-Key': 'unread' }
      const answer = await call(`/v1/validations${address}`, { key, body, headers })
      expect(answer.status).toBe(404)
      expect(pulls()).toBe(0)
    }
  })

  const withBody = describedOperations.filter(
    ({ operationId, request, security }) => request?.body && security[0]?.key && operationId,
  )

  it.each(withBody.map(({ operationId, security }) => [operationId, security] as const))(
    '%s: not a byte of the body is read of a caller without the role',
    async (id, security) => {
      const role = security[0]?.key?.[0]
      if (role === undefined || role === 'read') return
      const { path, ...request } = requests[id]?.call({ ...nothing, ward: mine }) ?? { path: '' }
      for (const headers of [{}, { 'Idempotency-Key': 'unread' }]) {
        const { body, pulls } = unread()
        const type = { 'Content-Type': 'application/json', ...headers }
        const answer = await call(path, {
          ...{ method: request.method ?? 'POST', key: powerless, body, headers: type },
        })
        expect(answer.status).toBe(403)
        expect(pulls()).toBe(0)
      }
    },
  )
})

/** A body without an end, and how often something asked for more of it. */
function unread(): { body: ReadableStream; pulls: () => number } {
  let pulls = 0
  const body = new ReadableStream(
    {
      pull(controller) {
        pulls += 1
        controller.enqueue(new Uint8Array(65_536))
      },
    },
    { highWaterMark: 0 },
  )
  return { body, pulls: () => pulls }
}

/** The test's database, with a note of each statement, of the rows read for it and of what it gave. */
function counting(work: string[]): D1Database {
  const counted = (sql: string, statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => counted(sql, target.bind(...values))
        if (name !== 'first' && name !== 'all') return Reflect.get(target, name)
        return async () => {
          const { results, meta } = await target.all()
          work.push(`${sql}: ${meta.rows_read} rows read, ${JSON.stringify(results).length} bytes`)
          return name === 'all' ? { results, meta } : (results[0] ?? null)
        }
      },
    })
  return new Proxy(testEnv.DB, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => counted(sql, target.prepare(sql))
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
