// A number of a page against the figure it should be: equal, restated, or why it differs.
import type { DocumentFigure } from '../documents/index.ts'
import type { CheckedNumber, DifferenceReason, Restatement } from '../schema/index.ts'
import { unitYen } from '../schema/index.ts'
import { roundedShare } from '../totals/index.ts'
import { type Figures, floored, halfUp } from './figures.ts'
import type { PageNumber } from './numbers.ts'

export type Verdict = Pick<CheckedNumber, 'verdict' | 'reason'>

const equal: Verdict = { verdict: 'equal' }
const restated = (reason: Restatement): Verdict => ({ verdict: 'restated', reason })
const differs = (reason: DifferenceReason): Verdict => ({ verdict: 'differs', reason })

/** Money against a figure of yen. @param yen what the number says, in yen */
export function compareMoney(
  { unit, digits }: PageNumber,
  yen: number | null,
  figure: DocumentFigure,
  figures: Figures,
): Verdict {
  if (yen === null) return differs('unreadable')
  if (figure.yen === null) return differs('none')
  if (yen === figure.yen)
    return unit === null || unit === figures.unit || yen === 0 ? equal : restated('unit')
  const size = stepOf(unit ?? figures.unit, digits)
  if (size > 1 && yen === halfUp(figure.yen, size)) return restated('rounded')
  if (size > 1 && yen === floored(figure.yen, size)) return restated('floored')
  if (figures.lastYear(figure) === yen) return differs('lastYear')
  const other = figures.exactly(yen).find(({ id }) => id !== figure.id)
  return differs(difference(yen, figure.yen) ?? (other ? 'otherFigure' : 'other'))
}

/** The smallest step of a number as printed: 2.8億円 goes by 10,000,000 yen. */
function stepOf(unit: keyof typeof unitYen, digits: string): number {
  const decimals = digits.split('.')[1]?.length ?? 0
  return Math.max(1, Math.floor(unitYen[unit] / 10 ** Math.min(decimals, 12)))
}

/** A percentage against the share, by the exact fraction. */
export function comparePercent({ digits }: PageNumber, { input }: Figures): Verdict {
  const { share } = input.report.totals
  if (share.value === null) return differs('none')
  if (sameNumber(digits, share.value)) return digits === share.value ? equal : restated('rounded')
  const decimals = digits.split('.')[1]?.length ?? 0
  const { numerator, denominator } = share
  if (decimals <= 6) {
    if (roundedShare(numerator, denominator, decimals, 'half-up') === digits)
      return decimals === share.decimals ? differs('unrounded') : restated('rounded')
    if (roundedShare(numerator, denominator, decimals, 'truncate') === digits)
      return decimals === share.decimals ? differs('unrounded') : restated('floored')
  }
  return differs(digitDifference(digits.replace('.', ''), share.value.replace('.', '')) ?? 'other')
}

const sameNumber = (a: string, b: string): boolean => a.replace(/^0+(?=\d)/, '') === b

/** The one typing error that makes one amount of another; null where none does. */
export function difference(yen: number, expected: number): DifferenceReason | null {
  if (yen === -expected) return 'sign'
  const factor = factorOf(Math.abs(yen), Math.abs(expected))
  if (factor === 1_000 || factor === 1_000_000) return 'unit'
  if (factor !== null) return 'tenfold'
  return digitDifference(bareDigits(yen), bareDigits(expected))
}

/** How many times ten one is of the other; null where it is not. */
function factorOf(a: number, b: number): number | null {
  const [small, large] = a < b ? [a, b] : [b, a]
  if (small === 0) return null
  for (let factor = 10; factor <= 1_000_000; factor *= 10)
    if (small * factor === large) return factor
  return null
}

/** Digits without the zeros at the end that only say the unit. */
const bareDigits = (yen: number): string => {
  let digits = String(Math.abs(yen))
  while (digits.length > 3 && digits.endsWith('000')) digits = digits.slice(0, -3)
  return digits
}

function digitDifference(a: string, b: string): DifferenceReason | null {
  if (a.length !== b.length) return null
  const at = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]))
  if (at.length === 1) return 'digit'
  const [first = 0, second = 0] = at
  return at.length === 2 && a[first] === b[second] && a[second] === b[first] ? 'transposed' : null
}
