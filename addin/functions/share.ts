// HANEI.SHARE: the reflection share of columns of amounts, exclusions and marks.
import { type Cell, defaultPolicy } from '../../shared/schema/index.ts'
import { createExclusionReader } from '../../shared/sheet/marks/exclusion.ts'
import { createReflectionReader } from '../../shared/sheet/marks/reflection.ts'
import { roundedShare } from '../../shared/totals/index.ts'
import { yenOfCell } from './amount.ts'
import type { FunctionProblem } from './problem.ts'
import { type FunctionResult, fails } from './result.ts'

/**
 * Share in percent, half-up, e.g. 50.7. Excluded lines leave numerator and denominator.
 * @param decimals 0 to 6, one when left out
 */
export function share(
  amounts: Cell[][],
  exclusions: Cell[][],
  marks: Cell[][],
  decimals: number | null,
): FunctionResult<number> {
  const digits = decimals ?? 1
  if (!Number.isInteger(digits) || digits < 0 || digits > 6) {
    return fails({ code: 'badDecimals' })
  }
  const cells = amounts.flat()
  const excluded = exclusions.flat()
  const marked = marks.flat()
  if (excluded.length !== cells.length || marked.length !== cells.length) {
    return fails({ code: 'rangesDiffer' })
  }
  const exclusionOf = createExclusionReader(defaultPolicy)
  const reflectionOf = createReflectionReader(defaultPolicy)
  const counting = new Set(
    defaultPolicy.reflectionMarks.filter((mark) => mark.counts).map((mark) => mark.symbol),
  )
  let base = 0
  let numerator = 0
  for (const [i, cell] of cells.entries()) {
    const yen = yenOfCell(cell, '円')
    if (!yen.ok) return inRow(i, yen.problem)
    if (yen.value === '') continue
    const exclusion = exclusionOf(excluded[i] ?? null)
    if (exclusion.kind === 'unknown') {
      return inRow(i, { code: 'unknownExclusion', text: exclusion.text })
    }
    if (exclusion.kind === 'policy') continue
    const mark = reflectionOf(marked[i] ?? null)
    if (mark.kind === 'unknown') {
      return inRow(i, { code: 'unknownMark', text: mark.text })
    }
    if (mark.kind === 'unset' && yen.value !== 0) return inRow(i, { code: 'unsetMark' })
    base += yen.value
    if (mark.kind === 'mark' && counting.has(mark.symbol)) numerator += yen.value
  }
  if (!Number.isSafeInteger(base)) return fails({ code: 'totalTooLarge' })
  const percent = roundedShare(numerator, base, digits, 'half-up')
  if (percent === null) return fails({ code: 'baseNotPositive' })
  return { ok: true, value: Number(percent) }
}

/** @param index of the cell in its range, from 0 */
const inRow = (index: number, problem: FunctionProblem) =>
  fails({ code: 'inRow', row: index + 1, problem })
