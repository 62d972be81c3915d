import { expect, test } from 'vitest'
import { createRunCounts, createRunSums } from './run-sums.ts'

test('runs of figures, blanks between them', () => {
  const values = [3, Number.NaN, -5, 7]
  const runs = createRunSums(values.length, (i) => values[i] as number)
  expect(runs.sum(0, 3)).toBe(5)
  expect(runs.sum(1, 2)).toBe(-5)
  expect(runs.count(0, 2)).toBe(2)
  expect(createRunCounts(values.length, (i) => (values[i] as number) < 0)(0, 3)).toBe(1)
})

test('a short run is exact where all rows together are beyond the exact integers', () => {
  const big = Number.MAX_SAFE_INTEGER
  const values = [big, big, big - 1, 1, 2]
  const runs = createRunSums(values.length, (i) => values[i] as number)
  expect(runs.sum(2, 3)).toBe(big)
  expect(runs.sum(3, 4)).toBe(3)
})
