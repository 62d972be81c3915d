// What each change did to the share, in exact fractions that add up to the whole difference.
import type { ComparedLine, Totals } from '../../shared/schema/index.ts'
import type { Pair } from './match.ts'
import { type Rational, rational, subtract, zero } from './rational.ts'

/** What decides how a line enters a run's share. */
export interface Basis {
  numerator: bigint
  denominator: bigint
  /** Marks whose amounts enter the numerator. */
  counting: ReadonlySet<string>
  /** Whether the base is the sum of the lines; a declared total does not move with them. */
  summed: boolean
}

export function basisOf(totals: Totals, lines: readonly ComparedLine[]): Basis {
  const counting = new Set(
    totals.reflected.filter((mark) => mark.counts).map((mark) => mark.symbol),
  )
  const sum = lines.reduce((yen, line) => yen + BigInt(line.yen ?? 0), 0n)
  return {
    numerator: BigInt(totals.share.numerator),
    denominator: BigInt(totals.share.denominator),
    counting,
    summed: sum === BigInt(totals.total),
  }
}

/**
 * The changes are applied one after the other, in the order given, to numerator and denominator of
 * `from`; a change's effect is the share after it minus the share before it. What no line explains
 * (another policy, a declared total) is the `rest`, applied last. So the effects always add up to
 * the difference exactly. Where an intermediate denominator is not above 0 the share counts as 0.
 */
export function effectsOf(
  pairs: readonly Pair[],
  from: Basis,
  to: Basis,
): { effects: Rational[]; rest: Rational } {
  let { numerator, denominator } = from
  let share = shareOf(numerator, denominator)
  const effects = pairs.map((pair) => {
    const before = pair.from ? partOf(pair.from, from) : nothing
    const after = pair.to ? partOf(pair.to, from) : nothing
    numerator += after.numerator - before.numerator
    denominator += after.denominator - before.denominator
    const next = shareOf(numerator, denominator)
    const effect = subtract(next, share)
    share = next
    return effect
  })
  return { effects, rest: subtract(shareOf(to.numerator, to.denominator), share) }
}

const nothing = { numerator: 0n, denominator: 0n }

/** What a line adds to numerator and denominator. An excluded one is in neither. */
function partOf(line: ComparedLine, basis: Basis) {
  const yen = BigInt(line.yen ?? 0)
  const excluded = line.exclusion !== null
  return {
    numerator: !excluded && basis.counting.has(line.reflection) ? yen : 0n,
    denominator: basis.summed ? (excluded ? 0n : yen) : excluded ? -yen : 0n,
  }
}

const shareOf = (numerator: bigint, denominator: bigint): Rational =>
  denominator > 0n ? rational(numerator, denominator) : zero
