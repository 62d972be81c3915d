// Digits in groups, of any number.
import { expect, it } from 'vitest'
import { groupDigits } from './digits.ts'

it.each([
  [0, '0'],
  [-1, '-1'],
  [999, '999'],
  [1_000, '1,000'],
  [-123, '-123'],
  [-123_456, '-123,456'],
  [284_322_000, '284,322,000'],
  [1234.56789, '1,234.56789'],
  [9_007_199_254_740_991, '9,007,199,254,740,991'],
  [1e21, '1e+21'],
])('%d is %s', (value, grouped) => {
  expect(groupDigits(value)).toBe(grouped)
})
