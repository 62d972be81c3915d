// The caller's own control totals: met, not met with the line that explains it, and malformed.
import { describe, expect, it } from 'vitest'
import type { Problem, UnkeptValidation, Validation } from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const body = { snapshot: referenceSnapshot(), plan: referencePlan() }
const ask = (
  wanted: unknown,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) => call('/v1/validations', { json: { ...body, expect: wanted, ...more }, headers })

describe('expect', () => {
  it('met: nothing is unmet, and the digest is as without it', async () => {
    const met = { share: '50.70', total: 284_322_000, base: '153589000', lines: 15 }
    const run = await jsonOf<Validation>(await ask(met), 201)
    expect(run.unmet).toEqual([])
    const without = await jsonOf<Validation>(await call('/v1/validations', { json: body }), 201)
    expect(without.digest).toBe(run.digest)
    expect(without.unmet).toBeUndefined()
  })

  it('not met: the difference, and the line whose amount it is', async () => {
    const run = await jsonOf<UnkeptValidation>(
      await ask({ total: 263_470_000, foo: 1 }, { store: false }),
      200,
    )
    expect(run.unmet).toEqual([
      {
        field: 'total',
        expected: '263470000',
        found: '284322000',
        difference: 20_852_000,
        explanation: { cause: 'counted', cells: ['D6'] },
      },
      { field: 'foo', expected: '1', found: null },
    ])
  })

  it('is answered alike to a retry, from what was kept', async () => {
    const { key } = await makeKey(['kita'], ['validate', 'read'])
    const json = { snapshot: body.snapshot, expect: { total: 263_470_000 } }
    const headers = { 'Idempotency-Key': 'expecting' }
    const first = await jsonOf<Validation>(
      await call('/v1/validations', { json, key, headers }),
      201,
    )
    const again = await jsonOf<Validation>(
      await call('/v1/validations', { json, key, headers }),
      201,
    )
    expect(first.unmet).toHaveLength(1)
    expect(again).toEqual(first)
  })

  it('is told in text and in CSV too, met or not, to a retry as well', async () => {
    const as = async (type: string, wanted: unknown, key: string) => {
      const headers = { Accept: type, 'Idempotency-Key': key }
      const first = await ask(wanted, {}, headers)
      const text = await first.text()
      expect(await (await ask(wanted, {}, headers)).text()).toBe(text)
      return text.split(/\r?\n/)
    }
    const wrong = { total: 263_470_000, lines: 15 }
    const told =
      'total は 263470000 のはずですが、284322000 です。差はD6の金額と同じです。二重に数えていないか確かめてください。'
    expect((await as('text/plain', wrong, 'a'))[2]).toBe(told)
    expect((await as('text/plain', { lines: 15 }, 'b'))[2]).toBe(
      '指定された値とすべて一致しました。',
    )
    const rows = await as('text/csv', wrong, 'c')
    expect(rows.slice(-3, -1)).toEqual([
      'unmet,指定した値との相違,1,件',
      `unmet.total,指定した値との相違,${told},`,
    ])
    expect((await as('text/csv', { lines: 15 }, 'd')).slice(-2, -1)).toEqual([
      'unmet,指定した値との相違,0,件',
    ])
  })

  it('stands in the address of a file', async () => {
    const csv = '事業名,金額(千円),反映区分\nA,10,①\nB,10,なし\n'
    const send = (wanted: string) =>
      call(`/v1/validations?store=false&expect=${wanted}`, {
        method: 'POST',
        body: csv,
        headers: { 'Content-Type': 'text/csv' },
      })
    const run = await jsonOf<UnkeptValidation>(await send('share=50,lines=3'), 200)
    expect(run.unmet).toEqual([{ field: 'lines', expected: '3', found: '2' }])
    const refused = await jsonOf<Problem>(await send('share'), 400)
    expect(refused.errors?.[0]?.pointer).toBe('/expect')
  })
})
