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
 * @param ranges amounts, exclusions and marks, and those of further sheets after them, three each
 * @param decimals 0 to 6, one when left out
 */
export function share(
  ranges: readonly Cell[][][],
  decimals: number | null,
): FunctionResult<number> {
  const digits = decimals ?? 1
  if (!Number.isInteger(digits) || digits < 0 || digits > 6) {
    return fails({ code: 'badDecimals' })
  }
  const lines: Line[] = []
  for (let i = 0; i < ranges.length; i += 3) {
    const set = linesOf(i / 3 + 1, ranges.slice(i, i + 3))
    if (!set.ok) return set
    for (const line of set.value) lines.push(line)
  }
  return shareOf(lines, digits)
}

interface Line {
  set: number
  row: number
  amount: Cell
  exclusion: Cell
  mark: Cell
}

/** @param set which three ranges, from 1 */
function linesOf(set: number, ranges: readonly Cell[][][]): FunctionResult<Line[]> {
  const [amounts = [], exclusions = [], marks = []] = ranges.map((range) => range.flat())
  const isEven = ranges.length === 3
  if (!isEven || exclusions.length !== amounts.length || marks.length !== amounts.length) {
    return fails({ code: 'rangesDiffer', set })
  }
  const value = amounts.map((amount, i): Line => {
    return { set, row: i + 1, amount, exclusion: exclusions[i] ?? null, mark: marks[i] ?? null }
  })
  return { ok: true, value }
}

function shareOf(lines: readonly Line[], digits: number): FunctionResult<number> {
  const exclusionOf = createExclusionReader(defaultPolicy)
  const reflectionOf = createReflectionReader(defaultPolicy)
  const counting = new Set(
    defaultPolicy.reflectionMarks.filter((mark) => mark.counts).map((mark) => mark.symbol),
  )
  let base = 0
  let numerator = 0
  for (const line of lines) {
    const inRow = (problem: FunctionProblem) =>
      fails({ code: 'inRow', set: line.set, row: line.row, problem })
    const yen = yenOfCell(line.amount, '円')
    if (!yen.ok) return inRow(yen.problem)
    if (yen.value === '') continue
    const exclusion = exclusionOf(line.exclusion)
    if (exclusion.kind === 'unknown') {
      return inRow({ code: 'unknownExclusion', text: exclusion.text })
    }
    if (exclusion.kind === 'policy') continue
    const mark = reflectionOf(line.mark)
    if (mark.kind === 'unknown') {
      return inRow({ code: 'unknownMark', text: mark.text })
    }
    if (mark.kind === 'unset' && yen.value !== 0) return inRow({ code: 'unsetMark' })
    base += yen.value
    if (mark.kind === 'mark' && counting.has(mark.symbol)) numerator += yen.value
  }
  if (!Number.isSafeInteger(base)) return fails({ code: 'totalTooLarge' })
  const percent = roundedShare(numerator, base, digits, 'half-up')
  if (percent === null) return fails({ code: 'baseNotPositive' })
  return { ok: true, value: Number(percent) }
}
