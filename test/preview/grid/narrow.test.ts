import { expect, test } from 'vitest'
import { narrowGeneral } from './narrow.ts'

const within = (characters: number) => (text: string) => text.length <= characters

test('a number too wide for its column is shown shorter, as far as that goes', () => {
  expect(narrowGeneral(1_204_429_000, within(8))).toBe('1.20E+09')
  expect(narrowGeneral(1_204_429_000, within(6))).toBe('1E+09')
  expect(narrowGeneral(1_204_429_000, within(4))).toBeNull()
  expect(narrowGeneral(50.6999, within(4))).toBe('50.7')
  expect(narrowGeneral(-0.000012, within(8))).toBe('-1.2E-05')
})
