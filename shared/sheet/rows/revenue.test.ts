import { describe, expect, test } from 'vitest'
import { leaves, noteCodes, read } from '../../../test/corpus/reading.ts'

describe('歳入 beside 歳出 in one table', () => {
  test('a column that says the side of each row: the revenue is left out and named', () => {
    const budget = read([
      ['（単位：千円）'],
      ['区分', '事業名', '予算額'],
      ['歳入', '施設使用料', 200],
      ['歳入', '国庫支出金', 4_400],
      ['歳出', '防災訓練', 1_200],
      ['歳出', '備蓄物資', 3_400],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['備蓄物資', 3_400],
    ])
    expect(budget.readingNotes).toContainEqual({
      code: 'severalTables',
      chosen: 'A2:C6',
      others: ['A3:C4'],
    })
    expect(budget.table?.alternatives).toContainEqual(
      expect.objectContaining({ kind: 'table', value: 'A3:C4' }),
    )
  })

  test('section rows and a total for each side that come to the same', () => {
    const budget = read([
      ['（単位：千円）'],
      ['科目', '予算額'],
      ['歳入', null],
      ['施設使用料', 200],
      ['国庫支出金', 4_400],
      ['歳入合計', 4_600],
      ['歳出', null],
      ['防災訓練', 1_200],
      ['備蓄物資', 3_400],
      ['歳出合計', 4_600],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['備蓄物資', 3_400],
    ])
    expect(budget.lines.all().at(-1)).toMatchObject({ rowKind: 'total', detail: '歳出合計' })
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('no word of the sides, only the 款: 市税 and its like are revenue', () => {
    const budget = read([
      ['款', '項', '予算額（千円）'],
      ['市税', null, 900],
      [null, '市民税', 600],
      [null, '固定資産税', 300],
      ['地方譲与税', null, 50],
      ['国庫支出金', null, 150],
      ['議会費', null, 100],
      ['総務費', null, 400],
      [null, '総務管理費', 250],
      [null, '徴税費', 150],
      ['民生費', null, 600],
    ])
    expect(leaves(budget)).toEqual([
      ['議会費', 100],
      ['総務管理費', 250],
      ['徴税費', 150],
      ['民生費', 600],
    ])
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('items that are only named after money received stay items', () => {
    const budget = read([
      ['事業名', '予算額（千円）'],
      ['国庫支出金返還金', 50],
      ['歳入確保対策', 20],
      ['収入', 5],
      ['合計', 75],
    ])
    expect(leaves(budget)).toEqual([
      ['国庫支出金返還金', 50],
      ['歳入確保対策', 20],
      ['収入', 5],
    ])
  })
})
