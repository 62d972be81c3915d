// Exact fractions of integers of any length.
import type { ExactPercent } from '../../shared/schema/index.ts'

/** `denominator` is above 0. */
export interface Rational {
  numerator: bigint
  denominator: bigint
}

export const zero: Rational = { numerator: 0n, denominator: 1n }

/** Lowest terms. @param denominator not 0 */
export function rational(numerator: bigint, denominator: bigint): Rational {
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

export const add = (a: Rational, b: Rational): Rational =>
  subtract(a, { ...b, numerator: -b.numerator })

/** In percent: as a fraction, and as a decimal of 12 places, half away from zero. */
export function asPercent(value: Rational): ExactPercent {
  const { numerator, denominator } = rational(value.numerator * 100n, value.denominator)
  return {
    numerator: String(numerator),
    denominator: String(denominator),
    percent: decimal(numerator, denominator, 12),
  }
}

/** A fraction as a decimal, half away from zero. */
export function decimal(numerator: bigint, denominator: bigint, places: number): string {
  const negative = numerator < 0n
  const scaled = (negative ? -numerator : numerator) * 10n ** BigInt(places)
  const rounded = (2n * scaled + denominator) / (2n * denominator)
  const digits = String(rounded).padStart(places + 1, '0')
  const sign = negative && rounded !== 0n ? '-' : ''
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}
