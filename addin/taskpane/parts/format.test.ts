import { expect, test } from 'vitest'
import { amountText, fiscalYearText, pointsText, shortDigest } from './format.ts'

test('amounts are in the sheet’s unit with △ in Japanese, in whole yen in English', () => {
  expect(amountText(153_589_000, '千円', 'ja')).toBe('153,589千円')
  expect(amountText(-3_196_000, '千円', 'ja')).toBe('△3,196千円')
  expect(amountText(153_589_000, '千円', 'en')).toBe('¥153,589,000')
  expect(amountText(-3_196_000, '千円', 'en')).toBe('−¥3,196,000')
})
test('an amount that is no whole 千円 is never rounded', () => {
  expect(amountText(1_500, '千円', 'ja')).toBe('1,500円')
})
test('fiscal years are named by era', () => {
  expect(fiscalYearText(2026, 'ja')).toBe('令和8年度')
  expect(fiscalYearText(2019, 'ja')).toBe('令和元年度')
  expect(fiscalYearText(2018, 'ja')).toBe('平成30年度')
  expect(fiscalYearText(2026, 'en')).toBe('FY2026')
})
test('percentage points carry their sign, and a change too small to print is ±0', () => {
  expect(pointsText('1.203', 'ja')).toBe('+1.20')
  expect(pointsText('-0.5', 'ja')).toBe('△0.50')
  expect(pointsText('-0.5', 'en')).toBe('−0.50')
  expect(pointsText('-0.001', 'ja')).toBe('±0.00')
})
test('a digest is cut to what the eye compares', () => {
  expect(shortDigest(`sha256:${'ab'.repeat(32)}`)).toBe('abababababab')
})
