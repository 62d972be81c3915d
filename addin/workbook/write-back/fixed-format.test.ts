import { expect, test } from 'vitest'
import { fixedFormat } from './fixed-format.ts'

test('a number put where text stood is shown as its column is', () => {
  expect(fixedFormat({ was: '1,790', value: 1790, own: '@', column: '#,##0' })).toBe('#,##0')
  expect(fixedFormat({ was: '1790', value: 1790, own: 'General', column: '#,##0' })).toBe('#,##0')
})
test('the cell’s own format is kept where it shows numbers', () => {
  expect(fixedFormat({ was: '1790', value: 1790, own: '0.0', column: '#,##0' })).toBe('0.0')
})
test('without a format in the column commas stay where they were or are needed', () => {
  expect(fixedFormat({ was: '1,790', value: 1790, own: '@', column: 'General' })).toBe('#,##0')
  expect(fixedFormat({ was: '535', value: 535, own: '@', column: undefined })).toBe('General')
})
test('△ and ▲ stay as they were written', () => {
  const column = '#,##0'
  expect(fixedFormat({ was: '△400', value: -400, own: '@', column })).toBe('#,##0;"△"#,##0')
  expect(fixedFormat({ was: '▲ 3,196', value: -3196, own: 'General', column })).toBe(
    '#,##0;"▲"#,##0',
  )
  expect(fixedFormat({ was: '△400', value: -400, own: '@', column: undefined })).toBe('0;"△"0')
  expect(fixedFormat({ was: '△400', value: -400, own: '@', column: '#,##0;△#,##0;0' })).toBe(
    '#,##0;△#,##0;0',
  )
  expect(fixedFormat({ was: '-400', value: -400, own: '@', column })).toBe('#,##0')
  expect(
    fixedFormat({ was: '△400', value: -400, own: '@', column: '#,##0;[Red]-#,##0;"－";@' }),
  ).toBe('#,##0;"△"#,##0;"－";@')
})
test('a cell that held a number or a formula keeps its format', () => {
  expect(fixedFormat({ was: 1790, value: 1_790_000, own: 'General', column: '#,##0' })).toBe(
    'General',
  )
  expect(fixedFormat({ was: '=D5', value: 5, own: '0', column: '#,##0' })).toBe('0')
})
