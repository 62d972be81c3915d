import { describe, expect, test } from 'vitest'
import { createWork } from '../../../work.ts'
import { createFigures, type Figures } from '../figure.ts'
import { findSums } from '../find-sums.ts'

const noLevels = { isHeld: () => false, sums: [] }
const figures = (yen: readonly number[], names: readonly string[] = []): Figures =>
  createFigures(
    { index: Int32Array.from(yen.keys()), yen: Float64Array.from(yen) },
    {
      ...{ cue: () => 0, level: () => 0, marker: () => 0, columns: 0, other: () => Number.NaN },
      name: (row) => names.indexOf(names[row] ?? '') + 1,
    },
  )
const sumsOf = (list: Figures) =>
  findSums(list, noLevels, createWork(list.size)).sums.map(({ at, parts }) => [at, parts])

describe('parts away from their sum', () => {
  test('stand at every third row, with the same for all items at the foot', () => {
    const items = [
      [36_361, 36_709, 33_371],
      [3_665, 3_633, 3_210],
      [2_944, 2_437, 2_422],
      [4_530, 1_371, 1_119],
    ]
    const foot = [0, 1, 2].map((column) => items.reduce((sum, item) => sum + item[column]!, 0))
    const found = sumsOf(figures([...items.flat(), ...foot]))
    expect(found).toContainEqual([12, [0, 3, 6, 9]])
    expect(found).toContainEqual([13, [1, 4, 7, 10]])
    expect(found).toContainEqual([14, [2, 5, 8, 11]])
  })

  test('stand on both sides of it', () => {
    const yen = [341_627, 36_751, 1_136_142, 7_937, 68_430, 794_515]
    expect(sumsOf(figures(yen))).toEqual([[2, [0, 5]]])
  })

  test('have its name, in blocks of different lengths', () => {
    const names = ['一般財源', '国費', '一般財源', '国費', '市債', '人数', '一般財源', '国費']
    const yen = [7_412, 905, 1_266, 318, 77, 4_003, 8_678, 1_223]
    const found = sumsOf(figures(yen, names))
    expect(found).toContainEqual([6, [0, 2]])
    expect(found).toContainEqual([7, [1, 3]])
  })

  test('are all rows but one: the whole run is meant', () => {
    const yen = [10_537_293, 380_290, 1_060_833, 107_659, 25_806, 8_988_511]
    expect(sumsOf(figures(yen))).toEqual([[0, [1, 2, 3, 4, 5]]])
  })

  test('end a row before it: that row may be forgotten', () => {
    const yen = [797_437, 44_651, 539_019, 145_304, 567_619, 1_526_411]
    expect(sumsOf(figures(yen))).toEqual([[5, [0, 1, 2, 3, 4]]])
  })

  test('are the sums above, with one item that stands by itself', () => {
    const yen = [508_113, 818, 508_931, 77_341, 9_021, 793, 9_814, 2_098, 45_107, 520_843]
    expect(sumsOf(figures(yen))).toContainEqual([9, [2, 6, 7]])
  })

  test('are added once: a figure that heads the next block is the sum before', () => {
    const yen = [11_368_782, 4_462_913, 6_905_869, 47_241_075, 11_368_782, 35_872_293]
    expect(sumsOf(figures(yen))).toEqual([
      [0, [1, 2]],
      [3, [4, 5]],
      [4, [0]],
    ])
  })

  test('are not looked for among round and small figures', () => {
    expect(sumsOf(figures([500, 120, 300, 80, 700, 420, 1_000, 90]))).toEqual([])
  })
})
