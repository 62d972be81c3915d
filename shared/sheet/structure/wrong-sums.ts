// Sums that are wrong: all but one of their rows add up, or the figure is a slip of the pen away.
import { typingErrorOf } from '../../amount/typing-error.ts'
import { digitBits } from './digits.ts'
import type { Figures } from './figure.ts'
import type { FoundSum } from './found-sum.ts'
import type { OpenRows } from './open-rows.ts'
import type { Lean } from './run-evidence.ts'

/** Sums of one way that a table has at least, before a row is taken for one that is wrong. */
const fewest = 2
/** Bits of a figure, less those of the slips that could have led to it. */
const least = 8
const ofSlips = 6

/**
 * Where all other sums stand below their parts, or above them: the row that stands so among rows
 * that no sum holds, if it is a slip away from what they come to.
 */
export function mistypedSums(figures: Figures, open: OpenRows, { up, down }: Lean): FoundSum[] {
  if (Math.min(up, down) > 0 || up + down < fewest) return []
  return stretches(open).flatMap(({ first, last }) => {
    const place = up > 0 ? last : first
    const at = open.rows[place] as number
    const parts = Array.from(open.rows.subarray(first, last + 1)).filter((row) => row !== at)
    const yen = figures.yen[at] as number
    const sum = parts.reduce((total, row) => total + (figures.yen[row] as number), 0)
    const evidence = digitBits(yen) - ofSlips - Math.log2(1 + parts.length)
    const isLikely = figures.cue(at) >= 0 && evidence >= least
    if (parts.length < 2 || !isLikely || !isSlip(yen, sum, parts, figures)) return []
    const lines = parts.map((row) => figures.index[row] as number)
    return {
      ...{ at: figures.index[at] as number, parts: lines, evidence },
      ...{ from: lines[0] as number, to: lines.at(-1) as number },
      ...{ isRun: true, isWrong: true, byColumns: false, runnerUp: null },
    }
  })
}

/** Open rows that follow each other with no sum among them. */
function stretches({ rows, isSum }: OpenRows): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = []
  let first = 0
  for (let place = 0; place <= rows.length; place++) {
    const row = rows[place]
    if (row !== undefined && isSum[row] === 0) continue
    if (place - first > 2) found.push({ first, last: place - 1 })
    first = place + 1
  }
  return found
}

function isSlip(yen: number, sum: number, parts: readonly number[], figures: Figures): boolean {
  return (
    typingErrorOf(yen, sum) !== null ||
    differsInOneDigit(yen, sum) ||
    parts.some((row) => sum + (figures.yen[row] as number) === yen)
  )
}

function differsInOneDigit(a: number, b: number): boolean {
  const [one, other] = [String(a), String(b)]
  if (one.length !== other.length) return false
  let differences = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differences++
  return differences === 1
}

/**
 * A found sum whose parts are a run beside it but for one row: the whole run is meant.
 * @param rows lines with a figure that no other sum holds, in order
 */
export function meansWholeRun(sum: FoundSum, rows: readonly number[]): FoundSum | null {
  if (sum.isRun || sum.parts.length < 2) return null
  const isAbove = sum.to < sum.at
  if (!isAbove && sum.from < sum.at) return null
  const [from, to] = isAbove ? [sum.from, sum.at - 1] : [sum.at + 1, sum.to]
  const run = rows.filter((row) => row >= from && row <= to)
  if (run.length !== sum.parts.length + 1) return null
  return { ...sum, parts: run, from, to, isRun: true, isWrong: true }
}
