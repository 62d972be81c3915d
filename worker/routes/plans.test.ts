// Plans and policies: published as immutable versions, read with ETags, parsed from text.
import { describe, expect, it } from 'vitest'
import type {
  PlanAnswer,
  PlanParseAnswer,
  PolicyAnswer,
  Problem,
  UnkeptValidation,
} from '../../shared/schema/index.ts'
import planText from '../../test/fixtures/plans/suminoe-plan.md?raw'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const plan = { ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 }
const put = (path: string, json: unknown, headers: Record<string, string> = {}, key?: string) =>
  call(path, { method: 'PUT', json, headers, ...(key ? { key } : {}) })

describe('plans', () => {
  it('201 a version a change, 200 for the same again; earlier ones stay readable', async () => {
    const first = await jsonOf<PlanAnswer>(await put('/v1/plans/suminoe/2026', plan), 201)
    expect(first.version).toBe(1)
    const same = await jsonOf<PlanAnswer>(await put('/v1/plans/suminoe/2026', plan), 200)
    expect(same.version).toBe(1)
    const changed = { ...plan, stage: '予算案' }
    const second = await jsonOf<PlanAnswer>(await put('/v1/plans/suminoe/2026', changed), 201)
    expect(second.versions.map(({ version }) => version)).toEqual([2, 1])
    const old = await jsonOf<PlanAnswer>(await call('/v1/plans/suminoe/2026?version=1'), 200)
    expect(old.plan).toEqual(first.plan)
    expect(old.digest).toBe(first.digest)
    await jsonOf(await call('/v1/plans/suminoe/2026?version=9'), 404)
  })

  it('304 by ETag, 412 over a version that was not read', async () => {
    await put('/v1/plans/kita/2026', { ...plan, ward: 'kita' })
    const etag = (await call('/v1/plans/kita/2026')).headers.get('ETag') ?? ''
    const unchanged = { headers: { 'If-None-Match': etag } }
    expect((await call('/v1/plans/kita/2026', unchanged)).status).toBe(304)
    const next = { ...plan, ward: 'kita', stage: '要求' }
    await jsonOf(await put('/v1/plans/kita/2026', next, { 'If-Match': '"other"' }), 412)
    await jsonOf(await put('/v1/plans/kita/2026', next, { 'If-Match': etag }), 201)
    await jsonOf(
      await put('/v1/plans/new/2026', { ...plan, ward: 'new' }, { 'If-Match': '*' }),
      412,
    )
  })

  it('names the new version in Location; If-None-Match: * takes only the first', async () => {
    const first = { 'If-None-Match': '*' }
    const made = await put('/v1/plans/minato/2026', { ...plan, ward: 'minato' }, first)
    expect(made.status).toBe(201)
    expect(made.headers.get('Location')).toBe('/v1/plans/minato/2026?version=1')
    const place = await jsonOf<PlanAnswer>(await call(made.headers.get('Location') ?? ''), 200)
    expect(place.version).toBe(1)
    await jsonOf(await put('/v1/plans/minato/2026', { ...plan, ward: 'minato' }, first), 412)
  })

  it('gives another ETag once another version is listed, and takes no weak one', async () => {
    const address = '/v1/plans/konohana/2026'
    const of = (stage: string) => ({ ...plan, ward: 'konohana', stage })
    const made = await put(address, of('要求'))
    const etag = made.headers.get('ETag') ?? ''
    expect((await call(address)).headers.get('ETag')).toBe(etag)
    const again = await put(address, of('要求'))
    expect([again.status, again.headers.get('ETag')]).toEqual([200, etag])
    await jsonOf(await put(address, of('当初'), { 'If-Match': `W/${etag}` }), 412)
    await put(address, of('当初'))
    await put(address, of('要求'))
    await jsonOf(await put(address, of('補正'), { 'If-Match': etag }), 412)
    const old = await call(`${address}?version=1`, { headers: { 'If-None-Match': etag } })
    expect((await jsonOf<PlanAnswer>(old, 200)).versions).toHaveLength(3)
  })

  it('two publications at once: each gets its own version, or 409', async () => {
    const stages = ['要求', '予算案', '当初', '補正']
    const answers = await Promise.all(
      stages.map((stage) => put('/v1/plans/naka/2026', { ...plan, ward: 'naka', stage })),
    )
    const made = answers.filter(({ status }) => status === 201).length
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    const { versions } = await jsonOf<PlanAnswer>(await call('/v1/plans/naka/2026'), 200)
    expect(versions).toHaveLength(made)
  })

  it('refuses: 400, 403, 404, 422', async () => {
    const unnamed = { ...plan, ward: null }
    const problem = await jsonOf<Problem>(await put('/v1/plans/suminoe/2026', unnamed), 400)
    expect(problem.errors?.[0]?.pointer).toBe('/ward')
    const other = await jsonOf<Problem>(await put('/v1/plans/suminoe/2027', plan), 422)
    expect(other.errors?.[0]?.pointer).toBe('/fiscalYear')
    await jsonOf(await put('/v1/plans/suminoe/26', plan), 400)
    const reader = await makeKey(['suminoe'], ['read'])
    await jsonOf(await put('/v1/plans/suminoe/2026', plan, {}, reader.key), 403)
    const stranger = await makeKey(['nishi'], ['read', 'publish'])
    await jsonOf(await put('/v1/plans/suminoe/2026', plan, {}, stranger.key), 404)
    const forbidden = await call('/v1/plans/suminoe/2026', { key: stranger.key })
    const unknown = await call('/v1/plans/nishi/2026', { key: stranger.key })
    expect({ ...(await jsonOf<Problem>(forbidden, 404)), requestId: '' }).toEqual({
      ...(await jsonOf<Problem>(unknown, 404)),
      requestId: '',
    })
  })
})

describe('plans:parse', () => {
  it('reads the published plan and reports what it inferred', async () => {
    const parse = (query = '') =>
      call(`/v1/plans:parse${query}`, {
        body: planText,
        headers: { 'Content-Type': 'text/markdown' },
      })
    const { plan: read, findings } = await jsonOf<PlanParseAnswer>(await parse(), 200)
    expect(read.issues).toHaveLength(4)
    expect(read.declared).toMatchObject({ base: 153_589_000, share: '50.7' })
    expect(read.ward).toBeNull()
    expect(findings.length).toBeGreaterThan(0)
    const named = await jsonOf<PlanParseAnswer>(await parse('?ward=suminoe&fiscalYear=2026'), 200)
    expect(named.plan).toMatchObject({ ward: 'suminoe', fiscalYear: 2026 })
    await jsonOf(await put('/v1/plans/suminoe/2030', { ...named.plan, fiscalYear: 2030 }), 201)
  })

  it('400, 415', async () => {
    await jsonOf(await call('/v1/plans:parse', { json: {} }), 415)
    const body = new Uint8Array([0xff, 0xfe, 0xff])
    await jsonOf(
      await call('/v1/plans:parse', { body, headers: { 'Content-Type': 'text/plain' } }),
      400,
    )
    const bad = { body: 'x', headers: { 'Content-Type': 'text/plain' } }
    await jsonOf(await call('/v1/plans:parse?fiscalYear=x', bad), 400)
  })
})

describe('policies', () => {
  it('version 0 is the default; a published one applies to the ward’s next runs', async () => {
    const before = await jsonOf<PolicyAnswer>(await call('/v1/policies/suminoe'), 200)
    expect(before).toMatchObject({ version: 0, publishedAt: null, versions: [] })
    const policy = { ...before.policy, share: { decimals: 3, rounding: 'truncate' } }
    const made = await jsonOf<PolicyAnswer>(await put('/v1/policies/suminoe', policy), 201)
    expect(made.version).toBe(1)
    await jsonOf(await put('/v1/policies/suminoe', policy), 200)
    const json = {
      snapshot: referenceSnapshot(),
      plan: referencePlan(),
      ward: 'suminoe',
      store: false,
    }
    const run = await jsonOf<UnkeptValidation>(await call('/v1/validations', { json }), 200)
    expect(run.report.totals.share.value).toBe('50.700')
    expect(run.report.policyDigest).toBe(made.digest)
    const etag = (await call('/v1/policies/suminoe')).headers.get('ETag') ?? ''
    const headers = { 'If-None-Match': etag }
    expect((await call('/v1/policies/suminoe', { headers })).status).toBe(304)
    await jsonOf(await call('/v1/policies/suminoe?version=7'), 404)
    await jsonOf(await put('/v1/policies/suminoe', {}, { 'If-Match': '"x"' }), 412)
  })

  it('takes the ETag of the default policy as that of what was read', async () => {
    const etag = (await call('/v1/policies/fukushima')).headers.get('ETag') ?? ''
    const changed = { tolerance: 1 }
    const first = await put('/v1/policies/fukushima', changed, { 'If-Match': etag })
    expect([first.status, first.headers.get('Location')]).toEqual([
      201,
      '/v1/policies/fukushima?version=1',
    ])
    await jsonOf(await put('/v1/policies/fukushima', {}, { 'If-Match': etag }), 412)
  })

  it('keeps no run longer than a date can say', async () => {
    await jsonOf(await put('/v1/policies/fukushima', { storage: { days: 1e9 } }), 400)
    await jsonOf(await put('/v1/policies/fukushima', { storage: { days: 36_525 } }), 201)
    const json = { snapshot: referenceSnapshot(), ward: 'fukushima' }
    await jsonOf(await call('/v1/validations', { json }), 201)
  })

  it('400, 403, 404', async () => {
    const bad = { share: { decimals: 9 } }
    const problem = await jsonOf<Problem>(await put('/v1/policies/suminoe', bad), 400)
    expect(problem.errors?.[0]?.pointer).toBe('/share/decimals')
    const reader = await makeKey(['suminoe'], ['read'])
    await jsonOf(await put('/v1/policies/suminoe', {}, {}, reader.key), 403)
    const stranger = await makeKey(['nishi'], ['read'])
    await jsonOf(await call('/v1/policies/suminoe', { key: stranger.key }), 404)
  })
})
