// PUT and GET /v1/opinions/{ward}/{year} by status code.
import { describe, expect, it } from 'vitest'
import type { OpinionsAnswer, Problem, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { cleanRegister } from '../../test/fixtures/register.ts'
import { call, jsonOf } from '../testing/client.ts'

const address = '/v1/opinions/suminoe/2026'
const register = (text: string) => ({
  ...{ ward: 'suminoe', fiscalYear: 2026 },
  opinions: [
    { no: '1', meeting: '全体会', text, decision: 'reflected', items: ['区政会議の運営'] },
  ],
})
const put = (json: object, headers: Record<string, string> = {}) =>
  call(address, { method: 'PUT', json, headers })

describe('opinions', () => {
  it('are versions that stay as they were', async () => {
    await jsonOf<Problem>(await call(address), 404)
    const first = await jsonOf<OpinionsAnswer>(await put(register('一')), 201)
    expect(first).toMatchObject({ version: 1, opinions: { opinions: [{ text: '一' }] } })
    await jsonOf<OpinionsAnswer>(await put(register('一')), 200)
    await jsonOf<OpinionsAnswer>(await put(register('二')), 201)
    const latest = await jsonOf<OpinionsAnswer>(await call(address), 200)
    expect(latest.versions.map(({ version }) => version)).toEqual([2, 1])
    const earlier = await jsonOf<OpinionsAnswer>(await call(`${address}?version=1`), 200)
    expect(earlier.digest).toBe(first.digest)
    expect((await put(register('三'), { 'If-None-Match': '*' })).status).toBe(412)
  })

  it('422 for another address, 400 for what is no register', async () => {
    await jsonOf<Problem>(await put({ ...register('一'), fiscalYear: 2025 }), 422)
    await jsonOf<Problem>(await put({ ...register('一'), opinions: [{ no: '1' }] }), 400)
  })

  it('are what the page of a run lists', async () => {
    await put(register('会議を増やしてほしい'))
    await call('/v1/plans/suminoe/2026', { method: 'PUT', json: referencePlan() })
    const json = { snapshot: referenceSnapshot(), plan: 'suminoe/2026' }
    const { id } = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    const page = { run: id, kind: 'opinions', format: 'text' }
    const text = await (await call('/v1/documents', { json: page })).text()
    expect(text).toContain('会議を増やしてほしい')
    expect(text).toContain('535千円')
  })

  it('are what a validation is held against: published with the year before, sent, or on a sheet', async () => {
    const before = {
      ...{ ward: 'suminoe', fiscalYear: 2025 },
      opinions: [{ no: '4', meeting: '全体会', text: '駅前に広場を', decision: 'considered' }],
    }
    await call('/v1/opinions/suminoe/2025', { method: 'PUT', json: before })
    await put(register('四'))
    await call('/v1/plans/suminoe/2026', { method: 'PUT', json: referencePlan() })
    const json = { snapshot: referenceSnapshot(), plan: 'suminoe/2026' }
    const validate = async (more: object): Promise<Validation> =>
      jsonOf(await call('/v1/validations', { json: { ...json, ...more } }), 201)
    const plain = await validate({})
    expect(plain.report.opinions).toBeUndefined()
    const named = await validate({ opinions: 'suminoe/2026' })
    expect(named.report.opinions).toMatchObject({ ward: 'suminoe', yen: 535_000, sheets: [] })
    expect(named.report.opinions?.version).toBeGreaterThan(0)
    const codes = named.report.findings.map(({ code }) => code)
    expect(codes).toContain('opinions/vanished')
    expect(codes).toContain('opinions/mark-without-opinion')
    const sent = await validate({ opinions: register('四'), previousOpinions: before })
    expect(sent.report.findings).toEqual(named.report.findings)
    const read = await validate({ registers: [cleanRegister()] })
    expect(read.report).toMatchObject({
      ...{ findings: [], opinions: { yen: 77_870_000, sheets: ['区政会議の意見'] } },
    })
    // The page of a run has the opinions of that run, not those published since.
    const page = { run: read.id, kind: 'opinions', format: 'text' }
    const text = await (await call('/v1/documents', { json: page })).text()
    expect(text).toContain('防犯カメラを増やしてほしい')
    await jsonOf<Problem>(
      await call('/v1/validations', { json: { ...json, opinions: 'suminoe/1999' } }),
      404,
    )
  })

  it('a retried answer that was not kept is made from the versions of the first', async () => {
    await put(register('五'))
    const json = {
      snapshot: referenceSnapshot(),
      opinions: 'suminoe/2026',
      store: false,
      ward: 'suminoe',
    }
    const headers = { 'Idempotency-Key': 'opinions-pinned' }
    const first = await jsonOf<Validation>(await call('/v1/validations', { json, headers }), 200)
    await put(register('六'))
    const again = await jsonOf<Validation>(await call('/v1/validations', { json, headers }), 200)
    expect(again).toEqual(first)
  })
})
