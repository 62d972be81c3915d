// PUT and GET /v1/opinions/{ward}/{year} by status code.
import { describe, expect, it } from 'vitest'
import type { OpinionsAnswer, Problem, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
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
})
