// How a figure comes about, written out.
import type { Bilingual, FigureTerm, Report } from '../schema/index.ts'
import type { FigureNode } from './figures.ts'
import { amountsOf, inBoth } from './words.ts'

/** 77,870千円 ÷ 153,589千円 × 100 = 50.70024…% → 50.7%. */
export function shareArithmetic(report: Report): Bilingual {
  const { numerator, denominator, decimals, rounding, value } = report.totals.share
  const amounts = amountsOf(report)
  return inBoth((words, language) => {
    const [above, below] = [amounts(numerator, language), amounts(denominator, language)]
    if (value === null) return words.noShare(above, below)
    const exact = percentText(numerator, denominator, decimals + 4)
    return words.division(above, below, exact, value, decimals, rounding)
  })
}

/** 284,322千円 − 122,368千円 − 8,365千円 = 153,589千円. */
export const sumArithmetic = (terms: readonly FigureTerm[], node: FigureNode): Bilingual =>
  inBoth((words, language) => {
    const text = terms.map(({ sign, text }, i) => {
      const operator = sign === 'subtract' ? '− ' : i > 0 ? '+ ' : ''
      return `${operator}${text[language]}`
    })
    return words.sum(text.join(' '), node.text[language])
  })

/** Percent cut after so many decimals, `…` where more follow. @param denominator above 0 */
export function percentText(numerator: number, denominator: number, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const scaled = BigInt(Math.abs(numerator)) * 100n * scale
  const cut = scaled / BigInt(denominator)
  const rest = scaled % BigInt(denominator)
  const digits = cut.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = numerator < 0 ? '-' : ''
  return `${sign}${whole}.${digits.slice(digits.length - decimals)}${rest > 0n ? '…' : ''}`
}
