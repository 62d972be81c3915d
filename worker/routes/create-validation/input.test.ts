// POST /v1/validations with bodies other than plain JSON, and answers other than JSON.
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../shared/files/index.ts'
import type { Problem, Validation } from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { call, jsonOf } from '../../testing/client.ts'

const snapshot = referenceSnapshot()
const plan = { ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 }
const csv = () => toCsv(snapshot.rows)

async function gzip(content: Uint8Array<ArrayBuffer> | string): Promise<ArrayBuffer> {
  const stream = new Response(content).body?.pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

describe('CSV', () => {
  it('comes to the same share as the sheet it was made of', async () => {
    await call('/v1/plans/suminoe/2026', { method: 'PUT', json: plan })
    const answer = await call('/v1/validations?plan=suminoe/2026&sheet=予算', {
      body: csv(),
      headers: { 'Content-Type': 'text/csv' },
    })
    const run = await jsonOf<Validation>(answer, 201)
    expect(run.report.totals.share.value).toBe('50.7')
    expect(run.report.plan?.version).toBe(1)
  })

  it('keeps nothing with ?store=false', async () => {
    const answer = await call('/v1/validations?store=false', {
      body: csv(),
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
    })
    expect(await jsonOf<object>(answer, 200)).not.toHaveProperty('id')
  })

  it('400 for an empty file, with words for people', async () => {
    const headers = { 'Content-Type': 'text/csv' }
    const answer = await call('/v1/validations', { method: 'POST', body: '', headers })
    expect((await jsonOf<Problem>(answer, 400)).detail.length).toBeGreaterThan(10)
  })

  it('413 naming rows for 200,001 of them', async () => {
    const answer = await call('/v1/validations', {
      body: '1,2\n'.repeat(200_001),
      headers: { 'Content-Type': 'text/csv' },
    })
    expect((await jsonOf<Problem>(answer, 413)).limit).toBe('rows')
  })
})

describe('gzip', () => {
  it('is read as the body it holds', async () => {
    const answer = await call('/v1/validations', {
      body: await gzip(JSON.stringify({ snapshot, plan: { ...plan, ward: null } })),
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    })
    const run = await jsonOf<Validation>(answer, 201)
    expect(run.report.totals.share.value).toBe('50.7')
  })

  it('413 for a bomb, 400 for what is not gzip', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    const bomb = await gzip(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.byteLength).toBeLessThan(100_000)
    const answer = await call('/v1/validations', { body: bomb, headers })
    expect((await jsonOf<Problem>(answer, 413)).limit).toBe('bodyBytes')
    await jsonOf(await call('/v1/validations', { body: '{"snapshot":1}', headers }), 400)
  })
})

describe('representations', () => {
  const json = { snapshot, plan: { ...plan, ward: null } }

  it('CSV with a byte order mark and every figure', async () => {
    const answer = await call('/v1/validations', { json, headers: { Accept: 'text/csv' } })
    expect(answer.status).toBe(201)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('share,反映割合,50.7,%')
    expect(text).toContain('base,除いた経費,153589000,円')
  })

  it('text: the statement', async () => {
    const answer = await call('/v1/validations', { json, headers: { Accept: 'text/plain' } })
    expect(answer.headers.get('Content-Type')).toContain('text/plain')
    expect(await answer.text()).toContain('50.7')
  })
})
