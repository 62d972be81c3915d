import { describe, expect, test } from 'vitest'
import { kinds, leaves, read } from '../../../test/corpus/reading.ts'
import type { Cell } from '../../schema/index.ts'

describe('depth without markers', () => {
  test('a column of numbers 1, 1-1, 1-1-1 makes parents', () => {
    const budget = read([
      ['番号', '事業名', '予算額(千円)'],
      ['1', 'まちづくり', 30],
      ['1-1', '地域活動', 30],
      ['1-1-1', '公園管理', 10],
      ['1-1-2', '活動支援', 20],
      ['2', '区政運営', 5],
      ['2-1', '広報', 5],
      ['', '合計', 35],
    ])
    expect(kinds(budget)).toEqual(['parent', 'parent', 'leaf', 'leaf', 'parent', 'leaf', 'total'])
  })

  test('indentation makes parents only where the sums agree', () => {
    const rows = (first: number): Cell[][] => [
      ['項目', '予算額(千円)'],
      ['総務費', first],
      ['　庁舎管理', 10],
      ['　広報', 20],
      ['民生費', 5],
      ['　相談', 5],
    ]
    expect(kinds(read(rows(30)))).toEqual(['parent', 'leaf', 'leaf', 'parent', 'leaf'])
    expect(kinds(read(rows(777)))).toEqual(['leaf', 'leaf', 'leaf', 'leaf', 'leaf'])
  })

  test('branch numbers of items that sum nothing stay items', () => {
    const budget = read([
      ['番号', '事業名', '予算額(千円)'],
      ['1', '広報', 10],
      ['1-2', '動画', 20],
      ['2', '防災', 30],
    ])
    expect(leaves(budget)).toHaveLength(3)
  })

  test('a name merged across to the amount heads a section', () => {
    const budget = read(
      [
        ['事業名', '担当課', '予算額(千円)'],
        ['総務関係', null, null],
        ['広報', '総務課', 10],
        ['福祉関係', null, null],
        ['相談', '福祉課', 5],
      ],
      { merges: ['A2:C2', 'A4:C4'] },
    )
    expect(kinds(budget)).toEqual(['section', 'leaf', 'section', 'leaf'])
  })

  test('an amount merged over several items belongs to the first and is missing from none', () => {
    const budget = read(
      [
        ['事業名', '予算額(千円)'],
        ['広報紙', 10],
        ['動画', null],
        ['防災', 5],
      ],
      { merges: ['B2:B3'] },
    )
    expect(kinds(budget)).toEqual(['leaf', 'included', 'leaf'])
  })
})
