import { expect, test } from 'vitest'
import { assess } from '../../assess.ts'
import { defaultPolicy } from '../../schema/index.ts'

const blocks = [
  [1_234_567, 877_031, 3_390_442],
  [451_207, 3_841_990, 95_201],
  [720_113, 64_811, 9_920],
]
const sum = (yen: readonly number[]): number => yen.reduce((total, own) => total + own, 0)

/** Three blocks, each with its sum below under a name that says nothing; the second sum as given. */
function read(second: number, name = 'イの分') {
  const rows = blocks.flatMap((block, i): (string | number)[][] => [
    ...block.map((yen, k) => [`事業${i}の${k}`, yen]),
    [i === 1 ? name : `${i}の分`, i === 1 ? second : sum(block)],
  ])
  const { findings, totals } = assess(
    { sheet: '予算', origin: 'A1', rows: [['項目', '予算額(円)'], ...rows] },
    null,
    defaultPolicy,
  )
  const wrong = findings.find(({ code }) => code === 'totals/subtotal-differs')
  return { total: totals.total, cells: wrong?.cells, warned: findings.map(({ code }) => code) }
}
const items = sum(blocks.flat())

test('digits swapped in a hidden sum are told at its cell', () => {
  expect(read(4_383_898)).toMatchObject({ total: items, cells: ['B9'] })
})

test('a row forgotten by a hidden sum is named', () => {
  expect(read(451_207 + 95_201)).toMatchObject({ total: items, cells: ['B9', 'B7'] })
  expect(read(451_207 + 3_841_990)).toMatchObject({ total: items, cells: ['B9', 'B8'] })
})

test('a row added twice by a hidden sum is named', () => {
  expect(read(4_388_398 + 3_841_990)).toMatchObject({ total: items, cells: ['B9', 'B7'] })
})

test('小計 that forgets a row is no sum of every second row', () => {
  expect(read(451_207 + 95_201, '小計')).toMatchObject({ total: items, cells: ['B9', 'B7'] })
})

test('a figure far from what stands above it is an item', () => {
  const { total, warned } = read(7_777_777)
  expect(total).toBe(items + 7_777_777)
  expect(warned).not.toContain('totals/subtotal-differs')
})
