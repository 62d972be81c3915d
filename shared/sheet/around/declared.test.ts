import { describe, expect, test } from 'vitest'
import { leaves, read } from '../../../test/corpus/reading.ts'
import type { Budget } from '../../model/budget.ts'
import type { Cell } from '../../schema/index.ts'

describe('figures declared around the table', () => {
  const table: Cell[][] = [
    ['（単位：千円）'],
    ['事業名', '予算額'],
    ['広報事業', 161_954],
    ['庁舎維持管理経費等', 122_368],
    ['合計', 284_322],
  ]
  const pairs: Cell[][] = [
    ['区全体', 284_322],
    ['固定経費', 122_368],
    ['区政充実重点経費', 8_365],
    ['除いた経費', 153_589],
    ['反映割合', 0.507],
  ]
  const declared = ({ declared: figures }: Budget) =>
    figures.map(({ what, yen, percent }) => [what, yen === null ? percent : yen / 1_000])
  const expected = [
    ['total', 284_322],
    ['fixed', 122_368],
    ['priority', 8_365],
    ['base', 153_589],
    ['share', '50.7'],
  ]

  test('label and value below the total, after a gap', () => {
    const budget = read([...table, [], ...pairs])
    expect(declared(budget)).toEqual(expected)
    expect(leaves(budget)).toEqual([
      ['広報事業', 161_954],
      ['庁舎維持管理経費等', 122_368],
    ])
    expect(budget.declared.at(-1)?.cell).toBe('B11')
  })

  test('right below the total, without a gap', () => {
    const budget = read([...table, ...pairs])
    expect(declared(budget)).toEqual(expected)
    expect(leaves(budget)).toHaveLength(2)
  })

  test('above the table and to its right', () => {
    expect(declared(read([...pairs, [], ...table]))).toEqual(expected)
  })

  test('two pots and their sum in a sentence', () => {
    const budget = read([
      [
        '区関連予算（1,158,440千円）は、区長自由経費（394,190千円）と区CM自由経費（764,250千円）です。',
      ],
      ...table,
    ])
    expect(declared(budget)).toEqual([
      ['pot', 1_158_440],
      ['pot', 394_190],
      ['pot', 764_250],
    ])
  })
})
