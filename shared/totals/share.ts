// The percentage: exact integer division, rounded the way the ward rounds.
import type { Rounding } from '../schema/index.ts'

/**
 * Share in percent as printed, e.g. "50.7".
 * @param numerator yen
 * @param denominator yen; at or below 0 there is no share and the answer is null
 * @param decimals digits after the point, 0 to 6
 * @param rounding of the magnitude: half-up away from zero, truncation towards it
 * @example roundedShare(77_870_000, 153_589_000, 1, 'half-up') // '50.7'
 */
export function roundedShare(
  numerator: number,
  denominator: number,
  decimals: number,
  rounding: Rounding,
): string | null {
  if (denominator <= 0) return null
  // Yen times 100 × 10^decimals leaves the safe integers, so the division is done in BigInt.
  const scaled = BigInt(Math.abs(numerator)) * 100n * 10n ** BigInt(decimals)
  const divisor = BigInt(denominator)
  const doubled = rounding === 'half-up' ? 2n * scaled + divisor : 2n * scaled
  const digits = (doubled / (2n * divisor)).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const printed = decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole
  return numerator < 0 && /[1-9]/.test(printed) ? `-${printed}` : printed
}

/** Decimals of a percentage as printed: "50.7" has one. */
export const printedDecimals = (percent: string): number => percent.split('.')[1]?.length ?? 0

/**
 * Which roundings of the exact share give the percentage that was printed.
 * @returns `both`, the only one that does, or null when neither does
 * @example whichRounding('50.7', 77_870_000, 153_589_000) // 'both'
 */
export function whichRounding(
  declared: string,
  numerator: number,
  denominator: number,
): Rounding | 'both' | null {
  const decimals = printedDecimals(declared)
  const halfUp = samePercent(roundedShare(numerator, denominator, decimals, 'half-up'), declared)
  const truncated = samePercent(
    roundedShare(numerator, denominator, decimals, 'truncate'),
    declared,
  )
  if (halfUp && truncated) return 'both'
  return halfUp ? 'half-up' : truncated ? 'truncate' : null
}

// "050.7" and "50.7" are one figure.
const samePercent = (computed: string | null, declared: string): boolean =>
  computed !== null && computed === declared.replace(/^0+(?=\d)/, '')
