// POST /v1/validations by status code, in workerd.
import { describe, expect, it } from 'vitest'
import { assess, reportDigest } from '../../../shared/assess.ts'
import {
  defaultPolicy,
  type HistoryPage,
  type Problem,
  type UnkeptValidation,
  type Validation,
} from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const snapshot = referenceSnapshot()
const plan = referencePlan()
const validate = (json: unknown, headers: Record<string, string> = {}, key?: string) =>
  call('/v1/validations', { json, headers, ...(key ? { key } : {}) })

describe('a sheet and an inline plan', () => {
  it('201: the reference sheet comes to 50.7, with the digest that the pane computes', async () => {
    const answer = await validate({ snapshot, plan })
    const run = await jsonOf<Validation>(answer, 201)
    expect(run.report.totals.share.value).toBe('50.7')
    expect(run.report.totals.base).toBe(153_589_000)
    expect(run.digest).toBe(reportDigest(assess(snapshot, plan, defaultPolicy)))
    expect(answer.headers.get('Location')).toBe(`/v1/validations/${run.id}`)
    const again = await jsonOf<Validation>(await call(`/v1/validations/${run.id}`), 200)
    expect(again).toEqual(run)
  })

  it('200 and no trace with store: false', async () => {
    const { key } = await makeKey(['kept-none'], ['validate', 'read'])
    const body = { snapshot, store: false }
    const run = await jsonOf<UnkeptValidation>(await validate(body, {}, key), 200)
    expect(Object.keys(run).sort()).toEqual(['digest', 'report'])
    const page = await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)
    expect(page.items).toEqual([])
  })

  it('keeps a sheet that nothing says is a budget only when asked', async () => {
    const { key } = await makeKey(['directories'], ['validate', 'read'])
    const rows = [
      ['課', '氏名', '内線'],
      ['総務課', '山田', 3201],
      ['福祉課', '鈴木', 3208],
    ]
    const directory = { snapshot: { sheet: '内線', rows } }
    const kept = async () =>
      (await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)).items.length
    const { report } = await jsonOf<UnkeptValidation>(await validate(directory, {}, key), 200)
    expect(report.totals).toMatchObject({ total: 0, share: { status: 'not-applicable' } })
    expect(report.findings.map(({ code }) => code)).toContain('structure/not-a-budget')
    const retry = { 'Idempotency-Key': 'a-directory' }
    const first = await jsonOf<UnkeptValidation>(await validate(directory, retry, key), 200)
    expect(await jsonOf(await validate(directory, retry, key), 200)).toEqual(first)
    expect(await kept()).toBe(0)
    await jsonOf<Validation>(await validate({ ...directory, store: true }, {}, key), 201)
    expect(await kept()).toBe(1)
  })

  it('answers a sheet full of mistakes with findings, not an error', async () => {
    const rows = [['何か'], ['#REF!', '12x', true, null], []]
    const run = await jsonOf<Validation>(await validate({ snapshot: { sheet: 'S', rows } }), 201)
    expect(run.report.counts.error).toBeGreaterThan(0)
    expect(run.report.totals.share.value).toBeNull()
  })
})

describe('whose run it is', () => {
  it("is the body's ward, else the key's only one, else default", async () => {
    const { key } = await makeKey(['naka'], ['validate', 'read'])
    const small = {
      sheet: 'S',
      rows: [
        ['事業名', '金額(千円)'],
        ['a', 1],
      ],
    }
    await jsonOf(await validate({ snapshot: small }, {}, key), 201)
    const mine = await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)
    expect(mine.items.map((run) => run.ward)).toEqual(['naka'])
    await jsonOf(await validate({ snapshot: small, ward: 'nishi' }), 201)
    await jsonOf(await validate({ snapshot: small }), 201)
    const all = await jsonOf<HistoryPage>(await call('/v1/validations'), 200)
    expect(all.items.slice(0, 3).map((run) => run.ward)).toEqual(['default', 'nishi', 'naka'])
  })

  it('takes the latest published plan by ward/year and says its version', async () => {
    const published = { ...plan, ward: 'suminoe', fiscalYear: 2026 }
    const put = { method: 'PUT', json: published }
    await jsonOf(await call('/v1/plans/suminoe/2026', put), 201)
    const run = await jsonOf<Validation>(await validate({ snapshot, plan: 'suminoe/2026' }), 201)
    expect(run.report.plan).toMatchObject({ ward: 'suminoe', fiscalYear: 2026, version: 1 })
  })

  it('404 alike for an unknown plan, an unknown ward and a ward of others', async () => {
    await jsonOf(
      await call('/v1/plans/minato/2026', {
        method: 'PUT',
        json: { ...plan, ward: 'minato', fiscalYear: 2026 },
      }),
      201,
    )
    const { key } = await makeKey(['naka'], ['validate', 'read'])
    const bodies = [
      { snapshot, plan: 'naka/2031' },
      { snapshot, plan: 'minato/2026' },
      { snapshot, plan: 'nowhere/2026' },
      { snapshot, ward: 'minato' },
    ]
    const answers = await Promise.all(bodies.map((body) => validate(body, {}, key)))
    const problems = await Promise.all(answers.map((answer) => jsonOf<Problem>(answer, 404)))
    const [first, ...others] = problems.map((problem) => ({ ...problem, requestId: '' }))
    for (const other of others) expect(other).toEqual(first)
  })
})

describe('refusals', () => {
  it('401 without a key, with a wrong one, and with one of the right form', async () => {
    for (const key of [null, 'wrong', `hanei_abcdefgh_${'x'.repeat(43)}`]) {
      const answer = await call('/v1/validations', { key, json: { snapshot } })
      expect((await jsonOf<Problem>(answer, 401)).status).toBe(401)
      expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer')
    }
  })

  it('403 with a key that may only read', async () => {
    const { key } = await makeKey(['naka'], ['read'])
    await jsonOf(await validate({ snapshot }, {}, key), 403)
  })

  it('400 with a pointer to the cell that is none', async () => {
    const rows = [['a'], ['b'], ['c'], ['d', 'e', { f: 1 }]]
    const problem = await jsonOf<Problem>(await validate({ snapshot: { sheet: 'S', rows } }), 400)
    expect(problem.errors?.[0]?.pointer).toBe('/snapshot/rows/3/2')
  })

  it('400 with a pointer into an inline plan', async () => {
    const broken = { ...plan, issues: [{ no: 1, title: '', strategies: [] }] }
    const problem = await jsonOf<Problem>(await validate({ snapshot, plan: broken }), 400)
    expect(problem.errors?.map((error) => error.pointer)).toContain('/plan/issues/0/title')
  })

  it.each([
    ['malformed JSON', '{"snapshot":'],
    ['an empty body', ''],
    ['text that is not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    [
      'deep nesting',
      `{"snapshot":{"sheet":"S","rows":[]},"x":${'['.repeat(200)}${']'.repeat(200)}}`,
    ],
    ['an array', '[]'],
    ['a bare number', '1'],
  ])('400 for %s', async (_, body) => {
    const headers = { 'Content-Type': 'application/json' }
    await jsonOf(await call('/v1/validations', { method: 'POST', body, headers }), 400)
  })

  it('415 for an unknown content type or encoding', async () => {
    const xml = await call('/v1/validations', {
      body: '<a/>',
      headers: { 'Content-Type': 'text/xml' },
    })
    await jsonOf(xml, 415)
    await jsonOf(await validate({ snapshot }, { 'Content-Encoding': 'br' }), 415)
  })

  it('406 for a representation that there is none of', async () => {
    await jsonOf(await validate({ snapshot }, { Accept: 'image/png' }), 406)
  })

  it('413 naming rows, columns, cells and the body', async () => {
    const rows = Array.from({ length: 200_001 }, () => [1])
    const wide = [Array.from({ length: 1_001 }, () => 1)]
    const many = Array.from({ length: 2_001 }, () => Array.from({ length: 1_000 }, () => 1))
    for (const [limit, cells] of Object.entries({ rows, columns: wide, cells: many })) {
      const answer = await validate({ snapshot: { sheet: 'S', rows: cells } })
      expect((await jsonOf<Problem>(answer, 413)).limit).toBe(limit)
    }
    const long = await validate({ snapshot: { sheet: 'x'.repeat(33 * 1024 * 1024), rows: [] } })
    expect((await jsonOf<Problem>(long, 413)).limit).toBe('bodyBytes')
  })

  it('503 where the deployment has no key to sign with, and nothing is kept', async () => {
    const { key } = await makeKey(['unsigned'], ['validate', 'read'])
    const bindings = { HANEI_ENV: 'production', HANEI_LOCAL: '', HANEI_DEV_KEY: '' }
    await jsonOf(await call('/v1/validations', { key, json: { snapshot }, bindings }), 503)
    const page = await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)
    expect(page.items).toEqual([])
  })
})
