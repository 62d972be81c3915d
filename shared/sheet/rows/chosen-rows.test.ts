import { expect, test } from 'vitest'
import { assess } from '../../assess.ts'
import { type Cell, defaultPolicy, type Mapping, mappingSchema } from '../../schema/index.ts'

const rows: Cell[][] = [
  ['事業名', '予算額(千円)'],
  ['防災訓練', 12_345],
  ['防犯灯', 3_407],
  ['広報', 8_211],
  ['くらしの安全', 23_963],
]
type Choice = NonNullable<Mapping['rows']>[number]

function read(choices: Choice[] | null, sheet = rows): [number, string[]] {
  const mapping = choices ? { mapping: mappingSchema.parse({ rows: choices }) } : {}
  const { totals, findings } = assess(
    { sheet: '予算', origin: 'A1', rows: sheet },
    null,
    defaultPolicy,
    mapping,
  )
  const said = findings.filter(({ code }) => /by-figures|possible-sum|chosen-row/.test(code))
  return [totals.total / 1_000, said.map(({ code, cells }) => `${code} ${cells.join()}`)]
}
const choice = (as: Choice['as'], cell = 'B5', name = 'くらしの安全'): Choice => ({
  cell,
  name,
  as,
})

test('the figures’ own reading, and each of both by choice', () => {
  expect(read(null)).toEqual([23_963, ['structure/sum-by-figures B5']])
  expect(read([choice('sum')])).toEqual([23_963, ['structure/chosen-row B5']])
  expect(read([choice('item')])).toEqual([47_926, ['structure/chosen-row B5']])
})

test('a choice follows its row by the name, and never goes to another row', () => {
  const [heading, ...lines] = rows as [Cell[], ...Cell[][]]
  const moved = [heading, ['緑化', 1_000], ...lines]
  expect(read([choice('item')], moved)).toEqual([48_926, ['structure/chosen-row B6']])
  const renamed = [...rows.slice(0, 4), ['安全', 23_963]]
  expect(read([choice('item')], renamed)).toEqual([23_963, ['structure/sum-by-figures B5']])
  const twice = [...moved, ['くらしの安全', 7]]
  expect(read([choice('item', 'B9')], twice)[1]).not.toContain('structure/chosen-row B6')
})

test('a choice of rows leaves the table to be found as without it', () => {
  const directory: Cell[][] = [
    ['課', '氏名', '内線'],
    ['総務課', '山田', 3201],
  ]
  const codes = (mapping: Mapping | undefined) =>
    assess({ sheet: '名簿', origin: 'A1', rows: directory }, null, defaultPolicy, {
      ...(mapping ? { mapping } : {}),
    }).findings.map(({ code }) => code)
  expect(codes({ rows: [choice('item')] })).toEqual(codes(undefined))
})
