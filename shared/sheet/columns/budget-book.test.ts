import { describe, expect, test } from 'vitest'
import { amountColumn, kinds, leaves, noteCodes, read } from '../../../test/corpus/reading.ts'
import type { Cell } from '../../schema/index.ts'

describe('the budget book: 款項目 with 節 and 説明 to the right', () => {
  test('the amounts of 節 and those inside 説明 are parts, and 目 names the item', () => {
    const budget = read([
      ['歳出（単位：千円）'],
      ['款', '項', '目', '本年度', '前年度', '比較', '節', null, '説明'],
      [null, null, null, null, null, null, '区分', '金額', null],
      ['2総務費', null, null, 7_000, 6_900, 100, null, null, null],
      [null, '1総務管理費', null, 7_000, 6_900, 100, null, null, null],
      [null, null, '1一般管理費', 5_000, 4_800, 200, '1報酬', 2_000, '職員費 3,000'],
      [null, null, null, null, null, null, '2給料', 3_000, '庁舎管理費 2,000'],
      [null, null, '2文書広報費', 2_000, 2_100, -100, '10需用費', 1_500, '広報紙 2,000'],
      [null, null, null, null, null, null, '12委託料', 500, null],
      ['計', null, null, 7_000, 6_900, 100, null, null, null],
    ])
    expect(amountColumn(budget)).toBe('D')
    expect(leaves(budget)).toEqual([
      ['1一般管理費', 5_000],
      ['2文書広報費', 2_000],
    ])
    expect(kinds(budget)).toEqual(['parent', 'parent', 'leaf', 'note', 'leaf', 'note', 'total'])
    expect(noteCodes(budget)).toEqual([])
  })

  test('the same in one heading row, with the sources of the money between', () => {
    const budget = read([
      ['２款 総務費　１項 総務管理費（単位：千円）'],
      [
        '目',
        '本年度',
        '前年度',
        '比較',
        '国府支出金',
        '地方債',
        'その他',
        '一般財源',
        '区分',
        '金額',
      ],
      ['1 一般管理費', 5_000, 4_800, 200, 1_000, 0, 500, 3_500, '1 報酬', 2_000],
      [null, null, null, null, null, null, null, null, '2 給料', 3_000],
      ['2 文書広報費', 2_000, 2_100, -100, 0, 0, 0, 2_000, '10 需用費', 2_000],
    ])
    expect(amountColumn(budget)).toBe('B')
    expect(leaves(budget)).toEqual([
      ['1 一般管理費', 5_000],
      ['2 文書広報費', 2_000],
    ])
    expect(noteCodes(budget)).toEqual([])
  })
})

describe('sums and parts among the amount columns', () => {
  test('計 under 財源内訳 is the amount, its parts are not', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '財源内訳', null, null, null],
      [null, '国庫支出金', '地方債', '一般財源', '計'],
      ['防災訓練', 100, 100, 1_000, 1_200],
      ['備蓄物資', 400, 1_000, 2_000, 3_400],
    ])
    expect(amountColumn(budget)).toBe('E')
  })

  test('a share of the money alone is read with little confidence', () => {
    const budget = read([
      ['事業名', '国庫支出金（千円）'],
      ['防災訓練', 100],
      ['備蓄物資', 400],
    ])
    expect(budget.table?.confidence).toBeLessThan(0.5)
    expect(noteCodes(budget)).toContain('lowConfidence')
  })

  test('months add up to the year’s sum', () => {
    const budget = read([
      ['（単位：千円）'],
      ['項目', '4月', '5月', '6月', '年間計'],
      ['防災', 100, 100, 200, 400],
      ['広報', 300, 300, 300, 900],
    ])
    expect(amountColumn(budget)).toBe('E')
  })

  test('years that a sum adds up are all named as possible', () => {
    const budget = read([
      ['事業名', '令和8年度', '令和9年度', '令和10年度', '計'],
      ['公園整備', 1_000, 2_000, 3_000, 6_000],
      ['道路整備', 500, 500, 500, 1_500],
    ])
    const note = budget.readingNotes.find(({ code }) => code === 'ambiguousAmount')
    expect(note).toMatchObject({ chosen: 'D', others: ['E', 'B', 'C'] })
  })

  test('what was spent is no rival of what is budgeted', () => {
    const budget = read([
      ['費目', '予算額', '執行済額', '決算額'],
      ['報償費', 1_200, 300, 1_100],
      ['需用費', 3_400, 400, 3_300],
    ])
    expect(amountColumn(budget)).toBe('B')
    expect(noteCodes(budget)).not.toContain('ambiguousAmount')
  })
})

test('of two columns that could be meant the one that is shown is taken', () => {
  const rows: Cell[][] = [
    ['事業名', '令和8年度予算額', '令和8年度当初予算額'],
    ['防災訓練', 1_200, 1_100],
    ['備蓄物資', 3_400, 3_300],
  ]
  expect(amountColumn(read(rows, { hiddenColumns: [2] }))).toBe('C')
  expect(amountColumn(read(rows, { hiddenColumns: [3] }))).toBe('B')
  expect(noteCodes(read(rows, { hiddenColumns: [2] }))).toContain('ambiguousAmount')
})

test('29当初① and 30算定② are years, ① and ② labels', () => {
  const budget = read([
    ['事業名', '29当初①', '30算定②'],
    ['防災訓練', 1_200, 1_100],
  ])
  expect(amountColumn(budget)).toBe('C')
  expect(budget.table?.columns.map(({ fiscalYear }) => fiscalYear)).toEqual([null, 2017, 2018])
})

describe('columns beside the names', () => {
  test('a unit in a heading row of its own is the column’s', () => {
    const budget = read([
      ['会計別', '令和8年度', '令和7年度'],
      [null, '当初予算額', '当初予算額'],
      [null, '百万円', '百万円'],
      ['一般会計', 12, 11],
    ])
    expect(leaves(budget)).toEqual([['一般会計', 12_000]])
    expect(noteCodes(budget)).toEqual([])
  })

  test('予算額（単位：千円） is the amount', () => {
    const budget = read([
      ['事業名', '所管課', '令和8年度予算額（単位：千円）'],
      ['防災訓練', '総務課', 1_200],
      ['備蓄', '総務課', 3_400],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['備蓄', 3_400],
    ])
    expect(budget.table?.confidence).toBeGreaterThan(0.9)
  })

  test('歳出 over figures is the amount, 歳入 what pays for it', () => {
    const budget = read([
      ['事業名', '歳出', '歳入'],
      ['防災訓練', 1_200, 200],
      ['備蓄', 3_400, 0],
      ['計', 4_600, 200],
    ])
    expect(amountColumn(budget)).toBe('B')
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['備蓄', 3_400],
    ])
  })

  test('what the council said stands beside how it was taken up', () => {
    const budget = read([
      ['区政会議の意見', '反映区分', '事業名', '予算額（千円）'],
      ['訓練を増やしてほしい', '①', '防災訓練', 1_200],
      ['紙面を見やすく', '②', '広報', 3_400],
    ])
    expect(budget.table?.columnOf).toMatchObject({ remark: 0, reflection: 1 })
    expect(noteCodes(budget)).toEqual([])
  })

  test('units by row are no contradiction', () => {
    const budget = read([
      ['事業名', '金額', '単位'],
      ['防災訓練', 1_200, '千円'],
      ['備蓄物資', 3, '百万円'],
      ['合計', 4_200, '千円'],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['備蓄物資', 3_000],
    ])
    expect(noteCodes(budget)).toEqual([])
  })

  test('事業名等 names the items, 内容 describes them', () => {
    const budget = read([
      ['№', '区分', '事業名等', '予算額\n（千円）', '内容'],
      [1, '新規', '防災ラジオ整備', 12_500, '屋外放送を補うラジオの配布'],
      [2, '拡充', '移住相談', 8_300, '相談窓口の開設'],
      [3, null, '子ども医療費', 254_000, '中学生まで無料'],
    ])
    expect(budget.lines.all().map(({ issue }) => issue)).toEqual(['', '', ''])
    expect(leaves(budget)).toEqual([
      ['防災ラジオ整備', 12_500],
      ['移住相談', 8_300],
      ['子ども医療費', 254_000],
    ])
  })

  test('without a heading 新規 and 継続 name nothing, and line numbers are no money', () => {
    const budget = read([
      [1, '新規', '防災アプリ開発', 8_000],
      [2, '継続', '広報紙', 3_400],
      [3, '新規', '子ども食堂', 1_200],
    ])
    expect(amountColumn(budget)).toBe('D')
    expect(leaves(budget).map(([name]) => name)).toEqual(['防災アプリ開発', '広報紙', '子ども食堂'])
    expect(noteCodes(budget)).toContain('lowConfidence')
  })
})
