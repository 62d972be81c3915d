import { describe, expect, test } from 'vitest'
import { amountColumn, leaves, noteCodes, plan, read } from '../../../test/corpus/reading.ts'
import type { Plan } from '../../schema/index.ts'

describe('headings', () => {
  test('years over pairs of columns, merged: the later year’s 予算額 counts', () => {
    const budget = read(
      [
        ['住之江区 予算一覧（単位：千円）'],
        ['事業名', '令和7年度', null, '令和8年度', null, '備考'],
        [null, '予算額', '決算見込額', '要求額', '予算額', null],
        ['広報事業', 100, 90, 130, 120, null],
        ['防災事業', 200, 190, 230, 220, null],
        ['合計', 300, 280, 360, 340, null],
      ],
      { merges: ['A2:A3', 'B2:C2', 'D2:E2', 'F2:F3'] },
    )
    expect(amountColumn(budget)).toBe('E')
    expect(budget.table?.headerRows).toEqual([2, 3])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(budget.table?.columns.map(({ fiscalYear }) => fiscalYear)).toEqual([
      null,
      2025,
      2025,
      2026,
      2026,
      null,
    ])
    expect(noteCodes(budget)).toContain('ambiguousAmount')
  })

  test('the plan’s stage and year choose between 要求額 and 予算額, and nothing is left to ask', () => {
    const rows = [
      ['事業名', '令和7年度要求額', '令和7年度予算額', '令和8年度要求額', '令和8年度予算額'],
      ['広報事業', 1, 2, 3, 4],
      ['防災事業', 5, 6, 7, 8],
    ]
    const asked = (fiscalYear: number, stage: Plan['stage']) =>
      read(rows, {}, plan({ fiscalYear, stage }))
    expect(amountColumn(asked(2026, '要求'))).toBe('D')
    expect(amountColumn(asked(2026, '予算案'))).toBe('E')
    expect(amountColumn(asked(2025, '要求'))).toBe('B')
    expect(noteCodes(asked(2026, '要求'))).not.toContain('ambiguousAmount')
  })

  test('a mapping always wins', () => {
    const rows = [
      ['事業名', '要求額', '予算額'],
      ['広報事業', 1, 2],
    ]
    const budget = read(rows, {}, plan({ stage: '予算案' }), {
      columns: { B: 'amount' },
      unit: '百万円',
    })
    expect(leaves(budget)).toEqual([['広報事業', 1_000]])
    expect(noteCodes(budget)).not.toContain('ambiguousAmount')
    expect(noteCodes(budget)).not.toContain('noUnit')
  })

  test('a column mapped to another role is never taken for the amount', () => {
    const rows = [
      ['事業名', '要求額', '予算額', '備考'],
      ['広報事業', 1, 2, 'あ'],
    ]
    const budget = read(rows, {}, null, { columns: { C: 'priorAmount' } })
    expect(amountColumn(budget)).toBe('B')
    expect(budget.table?.columns.map(({ role }) => role)).toEqual([
      'initiative',
      'amount',
      'priorAmount',
      'remark',
    ])
    const chosen = read(rows, {}, null, { columns: { B: 'amount' } })
    expect(chosen.table?.columns.map(({ role }) => role)).toEqual([
      'initiative',
      'amount',
      'otherAmount',
      'remark',
    ])
  })

  test('amounts that look like years are amounts', () => {
    const budget = read([
      ['事業名', '予算額(千円)', '前年度予算額'],
      ['広報事業', 2000, 2010],
      ['防災事業', 2026, 1999],
      ['相談事業', '2025', null],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 2000],
      ['防災事業', 2026],
      ['相談事業', 2025],
    ])
    expect(budget.tables).toHaveLength(1)
  })

  test('line breaks, inner spaces, footnote marks and units in brackets', () => {
    const budget = read([
      [
        'No.',
        '経　営\n課　題',
        '戦 略 ※1',
        '具体的\n取　組',
        '金　　額\n（千円）※2',
        '前年度\n当初予算額',
        '比較増△減額',
        '備　　考',
      ],
      [1, '経営課題1 あ', '☆い', '○う', 10, 9, 1, null],
      [2, '経営課題1 あ', '☆い', '○え', 20, 21, '△1', null],
    ])
    expect(budget.table?.columns.map(({ role }) => role)).toEqual([
      'code',
      'issue',
      'strategy',
      'initiative',
      'amount',
      'priorAmount',
      'change',
      'remark',
    ])
    expect(leaves(budget)).toEqual([
      ['○う', 10],
      ['○え', 20],
    ])
    expect(budget.table?.columns[4]?.unit).toBe('千円')
  })

  test('事業費 counts, 財源内訳 under a merged heading does not', () => {
    const budget = read(
      [
        ['（単位：千円）'],
        ['事業名', '事業費', '財源内訳', null, null],
        [null, null, '国・府支出金', 'その他', '一般財源'],
        ['広報事業', 100, 20, 10, 70],
        ['防災事業', 200, null, null, 200],
        ['計', 300, 20, 10, 270],
      ],
      { merges: ['A2:A3', 'B2:B3', 'C2:E2'] },
    )
    expect(amountColumn(budget)).toBe('B')
    expect(leaves(budget)).toEqual([
      ['広報事業', 100],
      ['防災事業', 200],
    ])
    expect(noteCodes(budget)).toEqual([])
    expect(budget.table?.columns.slice(2).map(({ role }) => role)).toEqual([
      'otherAmount',
      'otherAmount',
      'otherAmount',
    ])
  })

  test('当初＋補正＝計: the sum counts', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '当初予算額', '補正額', '計'],
      ['広報事業', 100, 20, 120],
      ['防災事業', 200, -10, 190],
      ['合計', 300, 10, 310],
    ])
    expect(amountColumn(budget)).toBe('D')
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 190],
    ])
  })

  test('columns split by 節 with a 計: only the 計 counts', () => {
    const budget = read([
      ['（単位：円）'],
      ['事業名', '報酬', '旅費', '需用費', '委託料', '計'],
      ['広報事業', 1_000, 2_000, null, 4_000, 7_000],
      ['防災事業', null, 1_000, 1_000, null, 2_000],
    ])
    expect(amountColumn(budget)).toBe('F')
    expect(leaves(budget)).toEqual([
      ['広報事業', 7],
      ['防災事業', 2],
    ])
  })

  test('the same money in 千円 and in 円 is no ambiguity', () => {
    const budget = read([
      ['事業名', '予算額（千円）', '予算額（円）'],
      ['広報事業', 120, 120_000],
      ['防災事業', 220, 220_000],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(noteCodes(budget)).toEqual([])
  })

  test('a total of outlays over its part paid from taxes', () => {
    const budget = read([
      ['（単位：千円）'],
      ['通し番号', '事 業 名', '担当課', '７年度 当初', null, '８年度 予算案', null, '増 減'],
      [null, null, null, '出額', '税等', '出額', '税等', null],
      [1, '広報事業', '総務課', '10,000', '10,000', '12,000', '12,000', '2,000'],
      [2, '区民協働事業', '市民協働課', '1,200', '1,000', '1,300', '1,100', '100'],
      ['', '合　計', '', '11,200', '11,000', '13,300', '13,100', '2,100'],
    ])
    expect(amountColumn(budget)).toBe('F')
    expect(leaves(budget)).toEqual([
      ['広報事業', 12_000],
      ['区民協働事業', 1_300],
    ])
    expect(noteCodes(budget)).toEqual([])
  })

  test('a column of units gives each row its own', () => {
    const budget = read([
      ['事業名', '予算額', '単位'],
      ['広報事業', 120, '千円'],
      ['防災事業', 3, '百万円'],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 3_000],
    ])
  })

  test('headings in English and in odd words are read, with low confidence', () => {
    const english = read([
      ['Project', 'Budget (千円)', 'Section'],
      ['PR', 120, 'General'],
      ['Disaster', 220, 'Safety'],
    ])
    expect(leaves(english)).toEqual([
      ['PR', 120],
      ['Disaster', 220],
    ])
    const odd = read([
      ['やること', 'いくら', 'だれ'],
      ['広報', 120, '総務'],
      ['防災', 220, '市民'],
      ['相談', 50, '福祉'],
    ])
    expect(leaves(odd)).toEqual([
      ['広報', 120],
      ['防災', 220],
      ['相談', 50],
    ])
    expect(odd.table?.confidence).toBeLessThan(0.5)
    expect(noteCodes(odd)).toContain('lowConfidence')
    expect(noteCodes(odd)).toContain('noUnit')
  })

  test('no heading at all', () => {
    const budget = read([['令和8年度予算'], ['広報事業', 120], ['防災事業', 220], ['合計', 340]])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(budget.table?.confidence).toBeLessThan(0.5)
    expect(noteCodes(budget)).toContain('lowConfidence')
  })

  test('two figure columns without headings: one is taken and the other named', () => {
    const budget = read([
      ['広報事業', 120, 110],
      ['防災事業', 220, 300],
      ['相談事業', 20, 30],
    ])
    expect(noteCodes(budget)).toEqual(expect.arrayContaining(['ambiguousAmount', 'lowConfidence']))
  })

  test('an empty margin column, an empty row under the heading, an origin off A1', () => {
    const budget = read(
      [
        [null, '（単位：千円）'],
        [null, '事業名', '予算額'],
        [],
        [null, '広報事業', 120],
        [null, '防災事業', 220],
        [null, '合　計', 340],
      ],
      { origin: 'C3' },
    )
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(amountColumn(budget)).toBe('E')
    expect(budget.lines.all().at(-1)).toMatchObject({ row: 8, rowKind: 'total' })
  })
})
