import { describe, expect, test } from 'vitest'
import { leaves, noteCodes, read } from '../../../test/corpus/reading.ts'
import type { Cell } from '../../schema/index.ts'

describe('several tables', () => {
  test('a 歳入 table before the 歳出 table', () => {
    const budget = read([
      ['1 歳入', null, '（単位：千円）'],
      ['区分', '予算額', '前年度'],
      ['使用料', 100, 90],
      ['一般財源', 300, 300],
      ['歳入合計', 400, 390],
      [],
      ['2 歳出'],
      ['区分', '予算額', '前年度'],
      ['広報事業', 150, 140],
      ['防災事業', 250, 250],
      ['歳出合計', 400, 390],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 150],
      ['防災事業', 250],
    ])
    expect(budget.tables).toHaveLength(2)
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('tables side by side are read each for itself', () => {
    const budget = read([
      ['（単位：千円）'],
      ['歳入', null, null, '歳出', null],
      ['科目', '予算額', null, '事業名', '予算額'],
      ['使用料', 100, null, '広報事業', 150],
      ['一般財源', 300, null, '防災事業', 250],
      ['計', 400, null, '計', 400],
    ])
    expect(budget.tables).toHaveLength(2)
    expect(leaves(budget)).toEqual([
      ['広報事業', 150],
      ['防災事業', 250],
    ])
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('a re-allocated table under the first total is not added to it', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '予算額'],
      ['広報事業', 150],
      ['防災事業', 250],
      ['合計', 400],
      [],
      ['（再配分後）'],
      ['広報事業', 200],
      ['防災事業', 200],
      ['合計', 400],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 150],
      ['防災事業', 250],
    ])
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('a mapping’s range chooses the table', () => {
    const rows: Cell[][] = [
      ['事業名', '予算額(千円)'],
      ['広報事業', 150],
      ['合計', 150],
      [],
      ['事業名', '配当額', '予算額(千円)'],
      ['防災事業', 1, 250],
      ['合計', 1, 250],
    ]
    expect(leaves(read(rows, {}, null, { range: 'A5:C7' }))).toEqual([['防災事業', 250]])
    expect(leaves(read(rows, {}, null, { range: 'A1:B3' }))).toEqual([['広報事業', 150]])
  })
})

describe('what cannot be read surely says so', () => {
  test('stages in rows and items in columns', () => {
    const budget = read([
      ['区分', '広報事業', '防災事業', '合計'],
      ['要求額', 10, 20, 30],
      ['予算額', 9, 18, 27],
    ])
    expect(noteCodes(budget)).toContain('lowConfidence')
    expect(budget.table?.confidence).toBeLessThanOrEqual(0.2)
  })

  test('an empty sheet and a sheet of prose have no table', () => {
    expect(noteCodes(read([]))).toEqual(['noTable'])
    expect(
      noteCodes(read([['令和8年度の区政について'], ['区政会議の意見を踏まえ、取り組みます。']])),
    ).toEqual(['noTable'])
  })

  test('a table without any amount column', () => {
    const budget = read([
      ['事業名', '担当課'],
      ['広報', '総務課'],
      ['防災', '市民協働課'],
    ])
    expect(noteCodes(budget).some((code) => code === 'noAmountColumn' || code === 'noTable')).toBe(
      true,
    )
  })

  test('two units around one table', () => {
    const budget = read([
      ['（単位：千円）', null, '（単位：円）'],
      ['事業名', '予算額', '備考'],
      ['広報', 10, null],
    ])
    expect(noteCodes(budget)).toContain('ambiguousUnit')
  })
})
