import { describe, expect, test } from 'vitest'
import { leaves, noteCodes, plan, read } from '../../test/corpus/reading.ts'
import type { Cell } from '../schema/index.ts'

describe('a turned table: stages in rows, items in columns', () => {
  const rows: Cell[][] = [
    ['（単位：千円）'],
    ['区分', '防災事業', '広報事業', '合計'],
    ['要求額', 1_200, 3_400, 4_600],
    ['財政局長査定', 1_100, 3_300, 4_400],
    ['予算額', 1_150, 3_300, 4_450],
    ['増減', -50, -100, -150],
  ]

  test('one stage alone is counted, and the reading is said to be unsure', () => {
    const budget = read(rows)
    expect(leaves(budget)).toEqual([['予算額', 4_450]])
    expect(budget.table?.confidence).toBeLessThan(0.3)
    expect(noteCodes(budget)).toContain('lowConfidence')
  })

  test('the plan’s stage is the one counted', () => {
    expect(leaves(read(rows, {}, plan({ stage: '要求' })))).toEqual([['要求額', 4_600]])
  })

  test('of several years the latest is counted', () => {
    const budget = read([
      ['区分', '防災事業', '合計（千円）'],
      ['令和8年度予算額', 1_300, 4_700],
      ['令和7年度予算額', 1_200, 4_600],
    ])
    expect(leaves(budget)).toEqual([['令和8年度予算額', 4_700]])
  })
})

describe('one list in two halves beside each other', () => {
  test('neither half is taken for the whole without a word', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '予算額', null, '事業名', '予算額'],
      ['防災訓練', 1_200, null, '公園管理', 700],
      ['広報紙', 3_400, null, '緑化推進', 300],
      [null, null, null, '合計', 5_600],
    ])
    expect(noteCodes(budget)).toEqual(['severalTables', 'lowConfidence'])
    expect(budget.table?.alternatives).toHaveLength(1)
  })
})

test('a sheet that holds the revenue alone is read with little confidence', () => {
  const budget = read([
    ['令和8年度 歳入予算（単位：千円）'],
    ['区分', '予算額'],
    ['施設使用料', 200],
    ['国庫支出金', 4_400],
  ])
  expect(noteCodes(budget)).toContain('lowConfidence')
})
