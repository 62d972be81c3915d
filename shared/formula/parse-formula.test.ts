// What a formula adds, and when two formulas read alike.
import { describe, expect, it } from 'vitest'
import { rangeAddress } from '../address/index.ts'
import { parseFormula, relativeText } from './parse-formula.ts'

const terms = (text: string) =>
  parseFormula(text, 20, 3).terms.map(
    ({ range, sign, by }) =>
      `${sign < 0 ? '-' : ''}${by === 'reference' ? '' : `${by} `}${rangeAddress(range)}`,
  )

describe('parseFormula', () => {
  it.each([
    ['=SUM(D5:D19)', ['SUM D5:D19']],
    ['= sum( $D$5 : $D$9 , D11 )', null],
    ['=SUM($D$5:$D$9, D11)', ['SUM D5:D9', 'SUM D11']],
    ['=D9+D13-D14', ['D9', 'D13', '-D14']],
    ['=+D9+D13', ['D9', 'D13']],
    ['=SUM(D5:D9)+SUM(D11:D13)', ['SUM D5:D9', 'SUM D11:D13']],
    ['=SUBTOTAL(9,D5:D19)', ['SUBTOTAL D5:D19']],
    ['=SUM(D19:D5)', ['SUM D5:D19']],
  ])('%s', (text, expected) => {
    const formula = parseFormula(text, 20, 3)
    if (expected === null) expect(formula.kind).toBe('other')
    else {
      expect(formula.kind).toBe('sum')
      expect(terms(text)).toEqual(expected)
    }
  })

  it.each([
    '=D5*E5',
    '=ROUND(SUM(D5:D9),0)',
    '=SUM(計画!D5:D9)',
    '=IF(D5="",0,D5)',
    '=SUBTOTAL(1,D5:D9)',
    '="D5"',
  ])('%s is no plain sum', (text) => {
    expect(parseFormula(text, 20, 3).kind).toBe('other')
  })

  it('tells typed numbers and what SUBTOTAL(109) leaves out', () => {
    expect(parseFormula('=SUM(D5:D9)+100-30', 20, 3).constant).toBe(70)
    expect(parseFormula('=SUBTOTAL(109,D5:D9)', 20, 3).terms[0]?.skipsHidden).toBe(true)
  })

  it('follows no reference beyond the sheet, and none inside a text', () => {
    expect(parseFormula("='予算 (2)'!D5+D6", 20, 3)).toMatchObject({
      elsewhere: [{ sheet: '予算 (2)', range: { top: 5, bottom: 5, left: 3, right: 3 } }],
      kind: 'other',
    })
    expect(terms('=IF(A1="D5",D6,0)')).toEqual(['A1', 'D6'])
    expect(terms('=LOG10(D5)')).toEqual(['D5'])
  })

  it('reads alike for a formula filled down, not for a fixed one', () => {
    const at = (text: string, row: number) => relativeText(parseFormula(text, row, 3))
    expect(at('=B5*C5', 5)).toBe(at('=B9*C9', 9))
    expect(at('=B$5*C5', 5)).toBe(at('=B$5*C9', 9))
    expect(at('=B5*C5', 5)).not.toBe(at('=B5*C9', 9))
  })
})
