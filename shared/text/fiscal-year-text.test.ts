import { expect, test } from 'vitest'
import { fiscalYearText } from './fiscal-year-text.ts'

test.each([
  [2026, '令和8年度'],
  [2019, '令和元年度'],
  [2018, '平成30年度'],
  [1989, '平成元年度'],
  [1988, '昭和63年度'],
  [1925, '1925年度'],
])('%i is %s', (year, text) => {
  expect(fiscalYearText(year, 'ja')).toBe(text)
  expect(fiscalYearText(year, 'en')).toBe(`FY${year}`)
})
