import { expect, test } from 'vitest'
import { assess } from '../../assess.ts'
import type { Cell } from '../../schema/index.ts'
import { defaultPolicy } from '../../schema/index.ts'

function read(rows: Cell[][]) {
  const { findings, totals } = assess(
    { sheet: '予算', origin: 'A1', rows: [['事業名', '予算額(円)'], ...rows] },
    null,
    defaultPolicy,
  )
  const codes = findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code }) => code)
  return { total: totals.total, codes }
}
const far = [
  ['☆ 総務', 1_000],
  ['○ 文書', 3_000],
  ['○ 電算', 4_000],
  ['☆ 防災', 500],
  ['○ 訓練', 6_100],
  ['○ 備蓄', 900],
]

test('deeper rows that come to seven times as much are no parts, and that is said', () => {
  expect(read(far)).toEqual({
    total: 15_500,
    codes: ['structure/possible-sum', 'structure/possible-sum'],
  })
})

test('a total over all of them settles it', () => {
  expect(read([...far, ['合計', 15_500]])).toEqual({ total: 15_500, codes: [] })
  const asParts = read([...far, ['合計', 14_000]])
  expect(asParts.total).toBe(14_000)
  expect(asParts.codes).toContain('totals/parent-differs')
})

test('one of them that differs among others that agree is wrong', () => {
  const [, ...rest] = far
  expect(read([['☆ 総務', 7_000], ...rest])).toEqual({
    total: 14_000,
    codes: ['totals/parent-differs'],
  })
})
