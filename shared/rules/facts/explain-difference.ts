// Why a sum differs: the one row, sign, factor or rounding that would account for the difference.

import { typingErrorOf } from '../../amount/typing-error.ts'
import type { AmountReading, Line, Lines } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { isStoredAsText } from '../engine/survey.ts'
import { formulaOf, type RowSum } from './row-sums.ts'

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
  /** The rows that account for it; none where the figure itself is the typing error. */
  rows: Line[]
}

/** The likeliest single cause of a wrong sum, or null. Text and hidden rows come before others. */
export function explain(context: RuleContext, sum: RowSum): Explanation | null {
  const { written, expected, line } = sum
  const size = line.covers ? line.covers.to - line.covers.from + 1 : 0
  if (!context.work.take('sums', size)) return null
  const { parts, blanks, others } = sum.rows()
  const difference = written - expected
  const { lines } = context
  const rowsAt = (indexes: readonly number[]): Line[] => indexes.flatMap((i) => lines.get(i) ?? [])
  if (blanks.length > 0) return { cause: 'blankRows', rows: rowsAt(blanks) }
  const typingError = typingErrorOf(written, expected)
  if (typingError) return { cause: typingError, rows: [] }

  const texts = parts.filter((i) => isText(lines.amountOf(i)))
  if (texts.length > 0 && total(lines, texts) === -difference)
    return { cause: 'textNumbers', rows: rowsAt(texts) }
  const hidden = parts.filter((i) => lines.isHidden(i))
  if (hidden.length > 0 && total(lines, hidden) === -difference)
    return { cause: 'hiddenRow', rows: rowsAt(hidden) }

  const missing = only(lines, parts, (yen) => yen === -difference)
  if (missing) return { cause: 'missingRow', rows: [missing] }
  const other = only(lines, others, (yen) => yen === difference)
  if (other) {
    const relisted = other.rowKind === 'relisted' || other.rowKind === 'included'
    return { cause: relisted ? 'countsRelisted' : 'countsSubtotal', rows: [other] }
  }
  const twice = only(lines, parts, (yen) => yen === difference)
  if (twice) return { cause: 'countedTwice', rows: [twice] }
  const sign = only(lines, parts, (yen) => -2 * yen === difference)
  if (sign) return { cause: 'rowSign', rows: [sign] }
  const factor = only(
    lines,
    parts,
    (yen) => yen * 999 === difference || (yen % 1_000 === 0 && (yen / 1_000) * -999 === difference),
  )
  if (factor) return { cause: 'rowThousand', rows: [factor] }
  // Swapping neighbouring digits changes a number by nine times a power of ten times 1 to 8.
  const swapped =
    Math.abs(difference) % 9 !== 0 || formulaOf(context, sum.line)
      ? undefined
      : only(lines, parts, (yen) => typingErrorOf(yen, yen + difference) === 'transposed')
  if (swapped) return { cause: 'rowTransposed', rows: [swapped] }
  // Each part rounded for itself: at most half a unit for each.
  const unit = unitYen[sum.line.amount.unit ?? context.unit]
  const finer = parts.some((i) => (lines.yen[i] as number) % unit !== 0)
  if (finer && Math.abs(difference) * 2 <= unit * parts.length)
    return { cause: 'rounding', rows: [] }
  return null
}

const isText = (amount: AmountReading | null): boolean => amount !== null && isStoredAsText(amount)

const total = ({ yen }: Lines, indexes: readonly number[]): number =>
  indexes.reduce((sum, i) => sum + (yen[i] as number), 0)

/** The one row that holds; undefined where none does, or several could be meant. */
function only(
  lines: Lines,
  indexes: readonly number[],
  holds: (yen: number) => boolean,
): Line | undefined {
  let found = -1
  for (const i of indexes) {
    const yen = lines.yen[i] as number
    if (yen === 0 || !holds(yen)) continue
    if (found >= 0) return undefined
    found = i
  }
  return lines.get(found)
}
