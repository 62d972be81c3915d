// For those who run it: what health looks at, a full disk, metrics, timings, bodies in UTF-16.
import { env } from 'cloudflare:test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Health, Problem } from '../../shared/schema/index.ts'
import { missingParts, neededIndexes, neededTables, neededTriggers } from '../store/schema.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['秘密の事業', 777],
  ],
}

/** The database with one method of its statements or batches replaced. */
const broken = (batch: () => Promise<never>): D1Database =>
  new Proxy(env.DB, {
    get: (target, name) => {
      if (name === 'batch') return batch
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
const full = () => Promise.reject(new Error('D1_ERROR: database or disk is full: SQLITE_FULL'))
const brokenLimiter = { limit: full } as unknown as RateLimit

describe('what the running code needs', () => {
  it('is what the migrations make, no table, column, trigger or index more or less', async () => {
    expect(await missingParts(env.DB)).toEqual([])
    const { results } = await env.DB.prepare(
      "SELECT name, type FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE 'd1_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    ).all<{ name: string; type: string }>()
    const named = (type: string) =>
      results.filter((row) => row.type === type).map(({ name }) => name)
    expect(named('table').sort()).toEqual(Object.keys(neededTables).sort())
    expect(named('trigger').sort()).toEqual(neededTriggers.split(' ').sort())
    expect(named('index').sort()).toEqual(neededIndexes.split(' ').sort())
    for (const [table, columns] of Object.entries(neededTables)) {
      const info = await env.DB.prepare(`PRAGMA table_info(${table})`).all<{ name: string }>()
      expect(info.results.map(({ name }) => name).sort(), table).toEqual(columns.split(' ').sort())
    }
  })
})

describe.each(['/healthz', '/readyz'])('%s', (path) => {
  it('503 on a full disk, where the limiter of the same disk fails too', async () => {
    const bindings = { DB: broken(full), RATE_OPEN: brokenLimiter }
    const health = await jsonOf<Health>(await call(path, { key: null, bindings }), 503)
    expect(health.checks).toMatchObject({ database: 'failing', migrations: 'ok' })
  })
})

describe('/healthz with something missing', () => {
  beforeAll(async () => {
    await env.DB.batch([
      env.DB.prepare('ALTER TABLE policies RENAME TO away'),
      env.DB.prepare('ALTER TABLE runs RENAME COLUMN policy_digest TO other'),
      env.DB.prepare('DROP TRIGGER audit_is_never_deleted'),
      env.DB.prepare('DROP INDEX runs_by_ward'),
    ])
  })
  afterAll(async () => {
    await env.DB.batch([
      env.DB.prepare('ALTER TABLE away RENAME TO policies'),
      env.DB.prepare('ALTER TABLE runs RENAME COLUMN other TO policy_digest'),
    ])
  })

  it('503 naming the table, the column, the trigger and the index', async () => {
    const health = await jsonOf<Health>(await call('/healthz', { key: null }), 503)
    expect(health.checks.migrations).toBe('missing')
    expect(health.missing?.sort()).toEqual([
      'audit_is_never_deleted',
      'policies',
      'runs.policy_digest',
      'runs_by_ward',
    ])
  })
})

describe('/livez', () => {
  it('200 whatever else fails', async () => {
    const bindings = { DB: broken(full), RATE_OPEN: brokenLimiter }
    expect((await call('/livez', { key: null, bindings })).status).toBe(200)
  })
})

describe('a call on a full disk', () => {
  it('503 storage-full, and keeps nothing', async () => {
    const json = { snapshot, ward: 'kita' }
    const answer = await call('/v1/validations', { json, bindings: { DB: broken(full) } })
    const problem = await jsonOf<Problem>(answer, 503)
    expect(problem.type).toBe('urn:hanei:problem:storage-full')
    expect(answer.headers.get('Retry-After')).toBe('60')
  })
})

describe('Server-Timing', () => {
  it('says how long an answer took, and of a validation how long its parts', async () => {
    const read = await call('/v1/policies/kita')
    expect(read.headers.get('Server-Timing')).toMatch(/^total;dur=\d+$/)
    const run = await call('/v1/validations', { json: { snapshot, ward: 'kita' } })
    expect(run.headers.get('Server-Timing')).toMatch(
      /^assess;dur=\d+, store;dur=\d+, total;dur=\d+$/,
    )
  })
})

describe('/v1/metrics', () => {
  it('counts runs, calls, refusals and the database, and names no ward, key or figure', async () => {
    const { key, id } = await makeKey(['kita'], ['read'])
    await call('/v1/validations', { json: { snapshot, ward: 'kita' } })
    await call('/v1/validations', { json: { snapshot, ward: 'kita' }, key })
    const text = await (await call('/v1/metrics')).text()
    expect(text).toMatch(/^hanei_runs_total [1-9]/m)
    expect(text).toMatch(/^hanei_refusals_total\{code="role-missing"\} [1-9]/m)
    expect(text).toMatch(
      /^hanei_request_seconds_bucket\{method="POST",route="\/v1\/validations",status="201",le="\+Inf"\} [1-9]/m,
    )
    const size = Number(/^hanei_database_bytes (\d+)$/m.exec(text)?.[1])
    expect(size).toBeGreaterThan(10_000)
    expect(text).toContain('hanei_database_ceiling_bytes 10000000000')
    expect(text).not.toMatch(new RegExp(`kita|777|秘密|${id}`))
  })

  it('is the operator’s alone: an admin of wards gets 403', async () => {
    const { key } = await makeKey(['kita'], ['admin'])
    await jsonOf(await call('/v1/metrics', { key }), 403)
    await jsonOf(await call('/v1/metrics', { key: null }), 401)
  })
})

describe('a body that is not UTF-8', () => {
  const encoded = (text: string, { little = true, mark = false, width = 2 } = {}) => {
    const units = [...(mark ? '﻿' : ''), ...text]
    const bytes = new Uint8Array(units.length * width)
    const view = new DataView(bytes.buffer)
    for (const [i, unit] of units.entries()) {
      const code = unit.codePointAt(0) ?? 0
      if (width === 2) view.setUint16(i * 2, code, little)
      else view.setUint32(i * 4, code, little)
    }
    return bytes
  }
  const json = JSON.stringify({ snapshot, ward: 'kita' })
  const csv = '事業名,金額(千円)\n一般の事業,777\n'
  const forms = [
    { little: true, mark: true },
    { little: false, mark: true },
    { little: true, mark: false },
    { little: false, mark: false },
  ]

  it.each(forms)('JSON in UTF-16 (%o) is 400 not-utf8, and says so', async (form) => {
    const headers = { 'Content-Type': 'application/json' }
    for (const [width, name] of [
      [2, 'UTF-16'],
      [4, 'UTF-32'],
    ] as const) {
      const body = encoded(json, { ...form, width })
      const problem = await jsonOf<Problem>(await call('/v1/validations', { body, headers }), 400)
      expect([problem.type, problem.detail]).toEqual([
        'urn:hanei:problem:not-utf8',
        expect.stringContaining(name),
      ])
    }
  })

  it.each(forms)('a plan’s text in UTF-16 (%o) is 400 not-utf8', async (form) => {
    const body = encoded('経営課題1 見守り\n☆ 戦略\n○ 取組【算定見込額 500千円】\n', form)
    const headers = { 'Content-Type': 'text/plain' }
    const problem = await jsonOf<Problem>(await call('/v1/plans:parse', { body, headers }), 400)
    expect(problem.type).toBe('urn:hanei:problem:not-utf8')
  })

  it.each(forms)('CSV in UTF-16 (%o), as Excel’s "Unicode text", is read', async (form) => {
    const headers = { 'Content-Type': 'text/csv' }
    const answer = await call('/v1/validations?ward=kita', { body: encoded(csv, form), headers })
    const { report } = await jsonOf<{ report: { totals: { total: number } } }>(answer, 201)
    expect(report.totals.total).toBe(777_000)
  })
})
