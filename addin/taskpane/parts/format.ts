// Amounts, years, times and digests as the pane shows them.
import { amountIn } from '../../../shared/amount/format.ts'
import type { Language, Unit } from '../../../shared/schema/index.ts'

export { fiscalYearText } from '../../../shared/text/fiscal-year-text.ts'

/** Japanese: in the sheet's unit with △; English: whole yen. @param yen integer yen */
export const amountText = (yen: number, unit: Unit, language: Language): string =>
  amountIn(language, yen, unit).replace('-', '−')

/** A change: +2,000千円, △2,000千円, ±0千円. @param yen integer yen */
export function signedText(yen: number, unit: Unit, language: Language): string {
  const sign = yen > 0 ? '+' : yen === 0 ? '±' : ''
  return sign + amountText(yen, unit, language)
}

export function timeText(at: Date | string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: language === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at))
}

/** The first digits of a digest, enough to tell two apart by eye. */
export const shortDigest = (digest: string): string => digest.replace(/^sha256:/, '').slice(0, 12)

/** Percentage points with sign, e.g. "+1.20"; less than 0 is △ in Japanese. @param percent decimal text */
export function pointsText(percent: string, language: Language, decimals = 2): string {
  const value = Number(percent)
  const rounded = value.toFixed(decimals)
  if (Number(rounded) === 0) return `±${(0).toFixed(decimals)}`
  return value > 0 ? `+${rounded}` : rounded.replace('-', language === 'ja' ? '△' : '−')
}
