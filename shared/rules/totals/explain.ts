// Why a sum differs: the one row, sign, factor or rounding that would account for the difference.
import type { Line } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../context.ts'
import { isStoredAsText } from '../survey.ts'
import { formulaOf, type RowSum } from './row-sums.ts'
import { slipOf } from './slip.ts'

export type Cause =
  | 'sign'
  | 'thousand'
  | 'transposed'
  | 'textNumbers'
  | 'hiddenRow'
  | 'missingRow'
  | 'countsSubtotal'
  | 'countsRelisted'
  | 'countedTwice'
  | 'rowSign'
  | 'rowThousand'
  | 'rowTransposed'
  | 'rounding'
  | 'blankRows'

export interface Explanation {
  cause: Cause
  /** The rows that account for it; none where the figure itself is the slip. */
  rows: Line[]
}

/** The likeliest single cause of a wrong sum, or null. Text and hidden rows come before others. */
export function explain(context: RuleContext, sum: RowSum): Explanation | null {
  const { written, expected, parts, others } = sum
  const difference = written - expected
  if (sum.blanks.length > 0) return { cause: 'blankRows', rows: sum.blanks }
  const slip = slipOf(written, expected)
  if (slip) return { cause: slip, rows: [] }

  const texts = parts.filter((part) => isStoredAsText(part.amount))
  if (texts.length > 0 && total(texts) === -difference) return { cause: 'textNumbers', rows: texts }
  const hidden = parts.filter((part) => part.hidden)
  if (hidden.length > 0 && total(hidden) === -difference)
    return { cause: 'hiddenRow', rows: hidden }

  const missing = only(parts, (yen) => yen === -difference)
  if (missing) return { cause: 'missingRow', rows: [missing] }
  const other = only(others, (yen) => yen === difference)
  if (other) {
    const relisted = other.rowKind === 'relisted' || other.rowKind === 'included'
    return { cause: relisted ? 'countsRelisted' : 'countsSubtotal', rows: [other] }
  }
  const twice = only(parts, (yen) => yen === difference)
  if (twice) return { cause: 'countedTwice', rows: [twice] }
  const sign = only(parts, (yen) => -2 * yen === difference)
  if (sign) return { cause: 'rowSign', rows: [sign] }
  const factor = only(
    parts,
    (yen) => yen * 999 === difference || (yen % 1_000 === 0 && (yen / 1_000) * -999 === difference),
  )
  if (factor) return { cause: 'rowThousand', rows: [factor] }
  // Swapping neighbouring digits changes a number by nine times a power of ten times 1 to 8.
  const swapped = formulaOf(context, sum.line)
    ? undefined
    : only(parts, (yen) => slipOf(yen, yen + difference) === 'transposed')
  if (swapped && Math.abs(difference) % 9 === 0) return { cause: 'rowTransposed', rows: [swapped] }
  // Each part rounded for itself: at most half a unit for each.
  const unit = unitYen[sum.line.amount.unit ?? context.unit]
  const finer = parts.some((part) => (part.amount.yen ?? 0) % unit !== 0)
  if (finer && Math.abs(difference) * 2 <= unit * parts.length)
    return { cause: 'rounding', rows: [] }
  return null
}

const total = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.amount.yen ?? 0), 0)

/** The one row that holds; undefined where none does, or several could be meant. */
function only(lines: readonly Line[], holds: (yen: number) => boolean): Line | undefined {
  const found = lines.filter(
    ({ amount }) => amount.yen !== null && amount.yen !== 0 && holds(amount.yen),
  )
  return found.length === 1 ? found[0] : undefined
}
