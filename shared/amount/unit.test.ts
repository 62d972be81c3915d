import { describe, expect, it } from 'vitest'
import { findUnit } from './index.ts'

describe('findUnit', () => {
  it.each([
    ['(単位:千円)', '千円'],
    ['（単位：千円）', '千円'],
    ['単位 千円', '千円'],
    ['【単位　百万円】', '百万円'],
    ['千円単位', '千円'],
    ['金額(千円)', '千円'],
    ['事業費\n（百万円）', '百万円'],
    ['単位：円', '円'],
    ['(税込・千円)', '千円'],
    ['億円', '億円'],
    ['⼗億円', '十億円'],
    ['令和8年度当初予算（単位：千円、％）', '千円'],
  ])('%s', (text, unit) => {
    expect(findUnit(text)).toBe(unit)
  })
  it.each([
    '',
    '予算額',
    '百万円プラザ事業',
    '1,234千円',
    '(単位:千円)(単位:円)',
    '単位:人',
    '円'.repeat(1e6),
  ])('finds none in %.20s', (text) => {
    expect(findUnit(text)).toBeNull()
  })
})
