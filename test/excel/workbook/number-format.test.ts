// What cells show, and how entries are read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInput } from './input.ts'
import { formatValue } from './number-format.ts'

describe('number formats', () => {
  test.each([
    [284322, 'General', '284322'],
    [1234567.891, 'General', '1234567.891'],
    [1 / 3, 'General', '0.333333333'],
    [123456789012, 'General', '1.23457E+11'],
    [-0.5, 'General', '-0.5'],
    [284322, '#,##0', '284,322'],
    [-8365, '#,##0;"△"#,##0', '△8,365'],
    [-8365, '#,##0;△#,##0;"－"', '△8,365'],
    [0, '#,##0;△#,##0;"－"', '－'],
    [122368000, '#,##0,', '122,368'],
    [122368000, '#,##0,"千円"', '122,368千円'],
    [0.507, '0.0%', '50.7%'],
    [0.5065, '0.0%', '50.7%'],
    [1.005, '0.00', '1.01'],
    [5, '000', '005'],
    [1234.5, '#,##0.00_ ', '1,234.50 '],
    [-3, '0_);(0)', '(3)'],
    [46113, 'yyyy/m/d', '2026/4/1'],
    [46113, 'ggge"年"m"月"d"日"', '令和8年4月1日'],
    [46113.75, 'yyyy/mm/dd hh:mm', '2026/04/01 18:00'],
    [1234, '[Red]#,##0', '1,234'],
    [1234, '"¥"#,##0', '¥1,234'],
    ['文字', '#,##0', '文字'],
    ['文字', '0;0;0;"【"@"】"', '【文字】'],
    [true, 'General', 'TRUE'],
    [-0.4, '0', '0'],
  ])('%s as %s is %s', (value, format, shown) => {
    expect(formatValue(value, format)).toBe(shown)
  })

  test('any integer under #,##0 reads back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        const shown = formatValue(value, '#,##0')
        expect(readInput(shown, 'General').content).toBe(value)
      }),
    )
  })
})

describe('entries', () => {
  test.each([
    ['1,234', 1234, '#,##0'],
    ['1,23', '1,23', undefined],
    ['(1,200)', -1200, '#,##0'],
    ['￥1,200', 1200, '"¥"#,##0;"¥"-#,##0'],
    ['12.5%', 0.125, '0.00%'],
    ['1e3', 1000, '0.00E+00'],
    ['１２３', 123, undefined],
    ['△1,200', '△1,200', undefined],
    ['TRUE', true, undefined],
    ['2026/4/1', 46113, 'yyyy/m/d'],
    ['2026/2/30', '2026/2/30', undefined],
    ['- 円', '- 円', undefined],
    ['-', '-', undefined],
    ["'001", '001', undefined],
    ['①', '①', undefined],
    ['1①', '1①', undefined],
  ])('%s', (input, content, numberFormat) => {
    expect(readInput(input, 'General')).toEqual({
      content,
      ...(numberFormat ? { numberFormat } : {}),
    })
  })

  test.each([
    ['=1+1', '=1+1'],
    ['＝1+1', '=1+1'],
    ['+A1', '=+A1'],
    ['-A1*2', '=-A1*2'],
    ['@SUM(A1)', '=SUM(A1)'],
    ['=HYPERLINK("http://example.com")', '=HYPERLINK("http://example.com")'],
  ])('%s becomes a formula', (input, formula) => {
    expect(readInput(input, 'General').content).toEqual({ formula })
    expect(readInput(input, '@').content).toBe(input)
    expect(readInput(`'${input}`, 'General').content).toBe(input)
  })
})
