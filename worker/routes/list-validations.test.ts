// GET /v1/validations: newest first, in pages, of one's own wards only.
import { describe, expect, it } from 'vitest'
import type { HistoryPage, Problem, Validation } from '../../shared/schema/index.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const validate = async (ward: string, yen: number) => {
  const snapshot = {
    sheet: 'S',
    rows: [
      ['事業名', '金額(千円)'],
      ['a', yen],
    ],
  }
  const json = { snapshot, ward }
  return (await jsonOf<Validation>(await call('/v1/validations', { json }), 201)).id
}
const page = async (query: string, key?: string) =>
  jsonOf<HistoryPage>(await call(`/v1/validations${query}`, key ? { key } : {}), 200)

describe('history', () => {
  it('pages newest first without gaps or repeats while runs are added', async () => {
    const made: string[] = []
    for (let i = 0; i < 7; i++) made.push(await validate('kita', i))
    const first = await page('?ward=kita&limit=3')
    made.push(await validate('kita', 99))
    const second = await page(`?ward=kita&limit=3&cursor=${first.next}`)
    const third = await page(`?ward=kita&limit=3&cursor=${second.next}`)
    expect(third.next).toBeNull()
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
    expect(seen).toEqual(made.slice(0, 7).reverse())
  })

  it('shows a key its wards only; another ward is as unknown as one that is not there', async () => {
    await validate('kita', 1)
    const mine = await validate('minami', 1)
    const { key } = await makeKey(['minami'], ['read'])
    expect((await page('', key)).items.map(({ id }) => id)).toContain(mine)
    expect((await page('', key)).items.every(({ ward }) => ward === 'minami')).toBe(true)
    const [other, unknown] = await Promise.all(
      ['kita', 'nowhere'].map(async (ward) =>
        jsonOf<Problem>(await call(`/v1/validations?ward=${ward}`, { key }), 404),
      ),
    )
    expect({ ...other, requestId: '' }).toEqual({ ...unknown, requestId: '' })
  })

  it('400 naming the parameter', async () => {
    for (const query of [
      'limit=0',
      'limit=many',
      'cursor=%00',
      'cursor=zzz',
      'ward=A%20B',
      'fiscalYear=1',
    ]) {
      const problem = await jsonOf<Problem>(await call(`/v1/validations?${query}`), 400)
      expect(problem.errors?.[0]?.pointer).toBe(`?${query.split('=')[0]}`)
    }
  })

  it('403 without the role', async () => {
    const { key } = await makeKey(['kita'], ['validate'])
    await jsonOf(await call('/v1/validations', { key }), 403)
  })
})
