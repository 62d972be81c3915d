import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWork } from '../../work.ts'
import { createFigures, type Figures } from './figure.ts'
import { findSums } from './find-sums.ts'

const noLevels = { isHeld: () => false, sums: [] }
const figures = (yen: readonly number[], others: readonly (readonly number[])[] = []): Figures =>
  createFigures(
    { index: Int32Array.from(yen.keys()), yen: Float64Array.from(yen) },
    {
      ...{ cue: () => 0, level: () => 0, name: () => 0, marker: () => 0 },
      columns: others.length,
      other: (row, column) => others[column]?.[row] ?? 0,
    },
  )
const sumsOf = (list: Figures) =>
  findSums(list, noLevels, createWork(list.size)).sums.map(({ at, parts }) => [at, parts])

describe('sums by their figures', () => {
  test('a run above or below a row comes to it', () => {
    expect(sumsOf(figures([1_234, 877, 3_390, 5_501]))).toEqual([[3, [0, 1, 2]]])
    expect(sumsOf(figures([5_501, 1_234, 877, 3_390]))).toEqual([[0, [1, 2, 3]]])
  })

  test('sums of sums appear once their parts are folded', () => {
    const found = sumsOf(figures([1_234, 877, 2_111, 3_390, 451, 3_841, 5_952]))
    expect(found).toContainEqual([2, [0, 1]])
    expect(found).toContainEqual([5, [3, 4]])
    expect(found).toContainEqual([6, [2, 5]])
  })

  test('round and small figures agree by chance', () => {
    expect(sumsOf(figures([100, 200, 300]))).toEqual([])
    expect(sumsOf(figures([500_000, 300_000, 800_000]))).toEqual([])
    expect(sumsOf(figures([1, 2, 3, 4, 5, 6, 7]))).toEqual([])
  })

  test('another column that differs speaks against a sum, one that agrees speaks for it', () => {
    const yen = [130, 240, 370, 550, 890]
    expect(sumsOf(figures(yen, [[1_410, 2_093, 9_977, 12, 7]]))).toEqual([])
    expect(sumsOf(figures(yen, [[1_410, 2_093, 3_503, 12, 7]]))).toEqual([[2, [0, 1]]])
  })

  test('a long sheet of anything takes work in proportion to its rows', () => {
    const hostile = figures(Array.from({ length: 20_000 }, (_, i) => 1 + (i % 3)))
    const work = createWork(hostile.size)
    findSums(hostile, noLevels, work)
    expect(work.taken()).toBeLessThanOrEqual(2_300_000)
  })

  test('planted blocks of items with their sums are found, whatever the figures', () => {
    const block = fc.array(fc.integer({ min: 10_001, max: 9_999_999 }), {
      minLength: 3,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.array(block, { minLength: 2, maxLength: 6 }), (blocks) => {
        const yen = blocks.flatMap((items) => [...items, items.reduce((a, b) => a + b)])
        const found = new Set(
          findSums(figures(yen), noLevels, createWork(1_000)).sums.map(({ at }) => at),
        )
        let at = -1
        for (const items of blocks) {
          at += items.length + 1
          expect(found.has(at)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
