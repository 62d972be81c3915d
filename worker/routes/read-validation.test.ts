// GET /v1/validations/{id} and its receipt.
import { describe, expect, it } from 'vitest'
import type { Problem, Validation } from '../../shared/schema/index.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['a', 1],
  ],
}
const newRun = async () =>
  jsonOf<Validation>(await call('/v1/validations', { json: { snapshot, ward: 'kita' } }), 201)

describe('one run', () => {
  it('200 as it was answered; 304 when the caller has it; 404 alike otherwise', async () => {
    const run = await newRun()
    const answer = await call(`/v1/validations/${run.id}`)
    const etag = answer.headers.get('ETag') ?? ''
    expect(await jsonOf(answer, 200)).toEqual(run)
    const same = await call(`/v1/validations/${run.id}`, { headers: { 'If-None-Match': etag } })
    expect(same.status).toBe(304)
    const { key } = await makeKey(['minami'], ['read'])
    const problems = await Promise.all(
      [run.id, '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'nonsense'].map(async (id) =>
        jsonOf<Problem>(await call(`/v1/validations/${id}`, { key }), 404),
      ),
    )
    const bodies = problems.map((problem) => ({ ...problem, requestId: '' }))
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  it('also as CSV and text, each with its own ETag', async () => {
    const { id } = await newRun()
    const tags = await Promise.all(
      ['application/json', 'text/csv', 'text/plain'].map(async (Accept) => {
        const answer = await call(`/v1/validations/${id}`, { headers: { Accept } })
        expect(answer.status).toBe(200)
        return answer.headers.get('ETag')
      }),
    )
    expect(new Set(tags).size).toBe(3)
    await jsonOf(await call(`/v1/validations/${id}`, { headers: { Accept: 'image/png' } }), 406)
  })

  it('its receipt is the one it was answered with', async () => {
    const run = await newRun()
    const { receipt } = await jsonOf<{ receipt: string }>(
      await call(`/v1/validations/${run.id}/receipt`),
      200,
    )
    expect(receipt).toBe(run.receipt)
    const { key } = await makeKey(['minami'], ['read'])
    await jsonOf(await call(`/v1/validations/${run.id}/receipt`, { key }), 404)
  })

  it('keeps a report of many findings, in parts', async () => {
    const rows: (string | number)[][] = [['事業名', '金額(千円)', '反映区分']]
    for (let i = 0; i < 6_000; i++) rows.push([`事業${i} ${crypto.randomUUID()}`, `x${i}`, '?'])
    const json = { snapshot: { sheet: 'S', rows } }
    const run = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    expect(await jsonOf(await call(`/v1/validations/${run.id}`), 200)).toEqual(run)
  })
})
