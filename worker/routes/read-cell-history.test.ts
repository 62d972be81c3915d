// GET /v1/validations/{id}/history: a cell's row over runs, followed by its names.
import { describe, expect, it } from 'vitest'
import type { CellHistory, SheetSnapshot, Validation } from '../../shared/schema/index.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

type Rows = (string | number)[][]
const heading = ['経営課題', '具体的取組', '算定見込額(千円)', '反映区分']
const sheet = (rows: Rows, more: Partial<SheetSnapshot> = {}) => ({
  ...{ sheet: '予算', origin: 'A1', rows: [heading, ...rows] },
  ...more,
})
const newRun = async (ward: string, snapshot: object) =>
  (
    await jsonOf<Validation>(
      await call('/v1/validations', { json: { snapshot, ward, store: true } }),
      201,
    )
  ).id
const historyOf = async (id: string, query: string) =>
  jsonOf<CellHistory>(await call(`/v1/validations/${id}/history?${query}`), 200)

const watch = ['1 安全', '見守り', 500, '①']
const park = ['1 安全', '公園', 300, 'なし']
const rest = ['1 安全', 'その他', 700, 'なし']

describe('a cell over earlier runs', () => {
  it('is followed through inserted rows and sorts, with what each run changed', async () => {
    const ward = 'rekishi'
    const runs = [
      await newRun(ward, sheet([park, rest])),
      await newRun(ward, sheet([watch, park, rest])),
      await newRun(ward, sheet([park, ['1 安全', '見守り', 800, '①'], rest])),
      await newRun(
        ward,
        sheet([rest, park, ['1 安全', '見守り', 800, '②']], { formulas: { C4: '=400*2' } }),
      ),
    ]
    await newRun(ward, { ...sheet([park]), sheet: '別のシート' })
    const { items, next } = await historyOf(runs[3] ?? '', 'cell=C4')
    expect(next).toBeNull()
    expect(items.map(({ run }) => run.id)).toEqual([...runs].reverse())
    expect(items.map(({ line }) => line && [line.cell, line.yen, line.reflection])).toEqual([
      ['C4', 800_000, '②'],
      ['C3', 800_000, '①'],
      ['C2', 500_000, '①'],
      null,
    ])
    expect(items.map(({ changes }) => changes)).toEqual([
      ['mark', 'formula'],
      ['amount'],
      ['added'],
      null,
    ])
    expect(items[2]?.read?.ja).toContain('500')
    // A name beside the amount is of the same row; an earlier run looks back from itself.
    expect((await historyOf(runs[1] ?? '', 'cell=予算!B2')).items).toHaveLength(2)
  })

  it('comes in pages', async () => {
    const runs: string[] = []
    for (const yen of [1, 2, 3, 4, 5])
      runs.unshift(await newRun('peji', sheet([['1 安全', '見守り', yen, '①'], park, rest])))
    const first = await historyOf(runs[0] ?? '', 'cell=C2&limit=2')
    const second = await historyOf(runs[0] ?? '', `cell=C2&limit=2&cursor=${first.next}`)
    const third = await historyOf(runs[0] ?? '', `cell=C2&limit=2&cursor=${second.next}`)
    const yen = [first, second, third].map(({ items }) => items.map(({ line }) => line?.yen))
    expect(yen).toEqual([[5000, 4000], [3000, 2000], [1000]])
    expect(third.next).toBeNull()
    expect(second.items.map(({ changes }) => changes)).toEqual([['amount'], ['amount']])
  })

  it('tells lines of one name apart, and says that there are several', async () => {
    const again = (yen: number) => ['1 安全', '見守り', yen, '①']
    await newRun('futago', sheet([again(500), again(900), rest]))
    const id = await newRun('futago', sheet([again(900), again(600), rest]))
    const { items } = await historyOf(id, 'cell=C3')
    expect(items.map(({ line, same }) => [line?.cell, line?.yen, same])).toEqual([
      ['C3', 600_000, 2],
      ['C2', 500_000, 2],
    ])
  })

  it('422 where the cell is on no row of the budget, 404 for others', async () => {
    const id = await newRun('rekishi', sheet([watch, rest]))
    await jsonOf(await call(`/v1/validations/${id}/history?cell=C99`), 422)
    await jsonOf(await call(`/v1/validations/${id}/history?cell=%E5%88%A5!C2`), 422)
    const { key } = await makeKey(['kita'], ['read'])
    await jsonOf(await call(`/v1/validations/${id}/history?cell=C2`, { key }), 404)
  })
})
