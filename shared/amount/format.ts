// Amounts as text: 20852000 yen in 千円 → "20,852千円".
import type { Language, Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { groupDigits } from '../text/digits.ts'

export interface AmountFormat {
  /** Sign of a negative amount: △ as in budget documents, or a minus. */
  sign?: '△' | '▲' | '-' | '−'
}

/**
 * An amount in `unit`, e.g. "1,234千円", "△3千円". What is not a whole number of the unit is shown
 * in yen, never rounded. @param yen integer yen
 */
export function formatAmount(yen: number, unit: Unit, format: AmountFormat = {}): string {
  const size = unitYen[unit]
  const shown = yen % size === 0 ? { value: yen / size, unit } : { value: yen, unit: '円' }
  return signed(shown.value, format) + shown.unit
}

/** Japanese: in `unit`, "△3千円". English: whole yen, "-¥3,000". @param yen integer yen */
export const amountIn = (language: Language, yen: number, unit: Unit): string =>
  language === 'ja'
    ? formatAmount(yen, unit)
    : `${yen < 0 ? '-' : ''}¥${groupDigits(Math.abs(yen))}`

/** "20,852,000円". @param yen integer yen */
export const formatYen = (yen: number, format: AmountFormat = {}): string =>
  `${signed(yen, format)}円`

function signed(value: number, { sign = '△' }: AmountFormat): string {
  return (value < 0 ? sign : '') + groupDigits(Math.abs(value))
}
