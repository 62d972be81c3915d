// GET /v1/compare over two kept runs.
import { describe, expect, it } from 'vitest'
import type { Comparison, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const plan = { ...referencePlan(), ward: 'suminoe' }
const snapshot = referenceSnapshot()
const newRun = async (sheet = snapshot) => {
  const json = { snapshot: sheet, plan }
  return (await jsonOf<Validation>(await call('/v1/validations', { json }), 201)).id
}

describe('comparing', () => {
  it('names the cell whose amount changed and its exact effect', async () => {
    const from = await newRun()
    const rows = snapshot.rows.map((row) => [...row])
    const row = rows.findIndex((cells) => cells[3] === 75_719)
    const changed = rows[row]
    if (changed) changed[3] = 76_719
    const to = await newRun({ ...snapshot, rows })
    const answer = await call(`/v1/compare?from=${from}&to=${to}`)
    const comparison = await jsonOf<Comparison>(answer, 200)
    const lines = comparison.changes.filter(({ from, to }) => from && to)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      kind: 'amount',
      from: { yen: 75_719_000, cell: `D${row + 1}` },
      to: { yen: 76_719_000 },
    })
    expect(comparison.totals).toEqual({ total: 1_000_000, base: 1_000_000, numerator: 0 })
    expect(lines[0]?.effect).toEqual(comparison.difference)
    expect(comparison.difference?.percent.startsWith('-0.32')).toBe(true)
    const etag = answer.headers.get('ETag') ?? ''
    const headers = { 'If-None-Match': etag }
    expect((await call(`/v1/compare?from=${from}&to=${to}`, { headers })).status).toBe(304)
  })

  it('is empty between a run and itself', async () => {
    const id = await newRun()
    const same = await jsonOf<Comparison>(await call(`/v1/compare?from=${id}&to=${id}`), 200)
    expect(same.changes).toEqual([])
    expect(same.unchanged).toBe(15)
    expect(same.difference?.numerator).toBe('0')
  })

  it('400 without both, 404 when either is not there or not the caller’s, 403 without the role', async () => {
    const id = await newRun()
    await jsonOf(await call(`/v1/compare?from=${id}`), 400)
    await jsonOf(await call(`/v1/compare?from=${id}&to=nonsense`), 404)
    const { key } = await makeKey(['kita'], ['read'])
    await jsonOf(await call(`/v1/compare?from=${id}&to=${id}`, { key }), 404)
    const writer = await makeKey(['suminoe'], ['validate'])
    await jsonOf(await call(`/v1/compare?from=${id}&to=${id}`, { key: writer.key }), 403)
  })
})
