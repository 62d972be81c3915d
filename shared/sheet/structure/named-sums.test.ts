import { expect, test } from 'vitest'
import type { Cell } from '../../schema/index.ts'
import { defaultPolicy } from '../../schema/index.ts'
import { readBudget } from '../read.ts'

/** Sheet rows that each sum holds, by its own row. */
function sumsIn(
  rows: Cell[][],
  headings: Cell[] = ['事業名', '予算額(円)'],
): Record<number, string> {
  const { lines } = readBudget(
    { sheet: '予算', origin: 'A1', rows: [headings, ...rows] },
    null,
    defaultPolicy,
  )
  return Object.fromEntries(
    [...lines.covers].map(([at, { from, to }]) => [
      lines.rowOf(at),
      `${lines.rowOf(from)}-${lines.rowOf(to)}`,
    ]),
  )
}

test('a 小計 over its items that is wrong is theirs, not that of the block before', () => {
  const rows: Cell[][] = [
    ['総計', 1_900],
    ['総務 小計', 700],
    ['文書', 300],
    ['電算', 400],
    ['福祉 小計', 999],
    ['相談', 500],
    ['見守り', 700],
  ]
  expect(sumsIn(rows)).toEqual({ 2: '3-8', 3: '4-5', 6: '7-8' })
})

test('of the blocks that a wrong 小計 may close it is the one from which a slip of the pen lies', () => {
  const rows: Cell[][] = [
    ['経営課題1 防災', '訓練', '総合訓練', 12_345],
    [null, null, '備蓄', 23_456],
    ['小計', null, null, 35_801],
    [null, '啓発', '講座', 34_567],
    [null, null, '冊子', 45_678],
    ['小計', null, null, 80_245],
    ['課題1 小計', null, null, 116_064],
    ['経営課題2 福祉', '相談', '窓口', 13_407],
    ['小計', null, null, 13_407],
  ]
  expect(sumsIn(rows, ['経営課題', '戦略', '取組', '予算額(円)'])).toMatchObject({
    4: '2-3',
    7: '5-6',
    8: '2-7',
  })
})

test('a total without a figure holds what its word says', () => {
  const rows: Cell[][] = [
    ['文書', 300],
    ['電算', 400],
    ['小計', null],
    ['相談', 500],
    ['小計', 500],
    ['合計', '#REF!'],
  ]
  expect(sumsIn(rows)).toEqual({ 4: '2-3', 6: '5-5', 7: '2-6' })
})

test('nothing but zeros is a block all the same', () => {
  const rows: Cell[][] = [
    ['文書', 0],
    ['電算', 0],
    ['小計', 0],
    ['相談', 500],
    ['見守り', 20],
    ['小計', 520],
    ['合計', 520],
  ]
  expect(sumsIn(rows)).toEqual({ 4: '2-3', 7: '5-6', 8: '2-7' })
})
