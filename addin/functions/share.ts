// HANEI.SHARE: the reflection share of columns of amounts, exclusions and marks.
import { type Cell, defaultPolicy } from '../../shared/schema/index.ts'
import { createExclusionReader } from '../../shared/sheet/marks/exclusion.ts'
import { createReflectionReader } from '../../shared/sheet/marks/reflection.ts'
import { roundedShare } from '../../shared/totals/index.ts'
import { yenOfCell } from './amount.ts'
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
    return fails('invalidValue', '小数の桁数は 0 から 6 です / decimals are 0 to 6')
  }
  const cells = amounts.flat()
  const excluded = exclusions.flat()
  const marked = marks.flat()
  if (excluded.length !== cells.length || marked.length !== cells.length) {
    return fails('invalidValue', '3 つの範囲の大きさをそろえてください / ranges differ in size')
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
    if (!yen.ok) return fails('invalidValue', `${i + 1} 行目: ${yen.message}`)
    if (yen.value === '') continue
    const exclusion = exclusionOf(excluded[i] ?? null)
    if (exclusion.kind === 'unknown') {
      return fails(
        'invalidValue',
        `${i + 1} 行目: 除外区分を読めません: ${exclusion.text} / unknown exclusion`,
      )
    }
    if (exclusion.kind === 'policy') continue
    const mark = reflectionOf(marked[i] ?? null)
    if (mark.kind === 'unknown') {
      return fails(
        'invalidValue',
        `${i + 1} 行目: 反映区分を読めません: ${mark.text} / unknown mark`,
      )
    }
    if (mark.kind === 'unset' && yen.value !== 0) {
      return fails(
        'notAvailable',
        `${i + 1} 行目: 反映区分が未記入のため、反映割合は確定しません / mark not set`,
      )
    }
    base += yen.value
    if (mark.kind === 'mark' && counting.has(mark.symbol)) numerator += yen.value
  }
  if (!Number.isSafeInteger(base))
    return fails('invalidValue', '合計が大きすぎます / total too large')
  const percent = roundedShare(numerator, base, digits, 'half-up')
  if (percent === null) {
    return fails('divisionByZero', '除いた経費が 0 以下のため該当なし / the base is not above 0')
  }
  return { ok: true, value: Number(percent) }
}
