// Sums that are wrong: all but one of their rows add up, or the figure is a slip of the pen away.
import { typingErrorOf } from '../../amount/typing-error.ts'
import type { Work } from '../../work.ts'
import { candidatesAmong } from './candidates.ts'
import { choose } from './choose.ts'
import { digitBits } from './digits.ts'
import type { Figures } from './figure.ts'
import type { FoundSum } from './found-sum.ts'
import type { OpenRows } from './open-rows.ts'
import type { Candidate, Lean } from './run-evidence.ts'

/** Sums of one way that a table has at least, before a row is taken for one that is wrong. */
const fewest = 2
/** Bits of a figure, less those of the slips that could have led to it. */
const least = 8
const ofSlips = 6
/** Bits of a cue from which a row calls itself a sum. */
const ofWord = 8

/**
 * Where all other sums stand below their parts, or above them: the row that stands so among rows
 * that no sum holds, if it is a slip away from what they come to. A total that leaves it out says so too.
 */
export function mistypedSums(figures: Figures, open: OpenRows, { up, down }: Lean): FoundSum[] {
  if (Math.min(up, down) > 0 || up + down === 0) return []
  const { rows } = open
  const yenAt = (row: number): number => figures.yen[row] as number
  const whole = rows.at(up > 0 ? -1 : 0) as number
  const isTotal = figures.cue(whole) >= ofWord
  const items = rows.reduce((sum, row) => sum + yenAt(row), -yenAt(whole))
  return stretches(open, isTotal ? whole : -1).flatMap(({ first, last }) => {
    const at = rows[up > 0 ? last : first] as number
    const parts = Array.from(rows.subarray(first, last + 1)).filter((row) => row !== at)
    const yen = yenAt(at)
    const sum = parts.reduce((total, row) => total + yenAt(row), 0)
    const ofTotal =
      isTotal && items - yen === yenAt(whole) ? digitBits(items) - Math.log2(rows.length) : 0
    const evidence = digitBits(yen) - ofSlips - Math.log2(1 + parts.length) + ofTotal
    const isLikely =
      figures.cue(at) >= 0 && evidence >= least && (up + down >= fewest || ofTotal > 0)
    if (parts.length < 2 || !isLikely || !isSlip(yen, sum, parts, figures)) return []
    const lines = parts.map((row) => figures.index[row] as number)
    return {
      ...{ at: figures.index[at] as number, parts: lines, evidence },
      ...{ from: lines[0] as number, to: lines.at(-1) as number },
      ...{ isRun: true, isWrong: true, byColumns: false, runnerUp: null },
    }
  })
}

/** Bits by which another column is ahead of chance, and those of its figure. */
const leastOfColumn = 6
/** How often a wrong figure may hold what it ought to be, and the other way round. */
const farOff = 10

/** Rows to whose figure in another column a run comes: last year adds up, this year's figure is wrong. */
export function sumsByOtherColumns(
  figures: Figures,
  open: OpenRows,
  lean: Lean,
  adds: readonly (boolean | null)[],
  work: Work,
): FoundSum[] {
  const likely = Array.from({ length: figures.columns }, (_, column) => column)
    .filter((column) => adds[column] !== false && work.take('sums', open.rows.length))
    .flatMap((column) => {
      const yen = figures.column(column).map((own) => own || 0)
      return candidatesAmong({ ...figures, yen, columns: 0 }, open, lean)
    })
    .filter(({ cue, digits, evidence }) => cue >= 0 && Math.min(digits, evidence) >= leastOfColumn)
    .filter(isNear)
  return choose(open.rows.length, likely, work).map(({ at, first, last, evidence }) => {
    const parts = Array.from(open.rows.subarray(first, last + 1), lineOf)
    return {
      ...{ at: lineOf(open.rows[at] as number), parts, evidence },
      ...{ from: parts[0] as number, to: parts.at(-1) as number },
      ...{ isRun: true, isWrong: true, byColumns: true, runnerUp: null },
    }
  })

  function lineOf(row: number): number {
    return figures.index[row] as number
  }
  function isNear({ at, first, last }: Candidate): boolean {
    const own = figures.yen[open.rows[at] as number] as number
    const sum = open.rows
      .subarray(first, last + 1)
      .reduce((total, row) => total + (figures.yen[row] as number), 0)
    return own !== sum && own * sum > 0 && own / sum < farOff && sum / own < farOff
  }
}

/** Open rows that follow each other with no sum among them. @param end a row that is a sum as well */
function stretches({ rows, isSum }: OpenRows, end: number): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = []
  let first = 0
  for (let place = 0; place <= rows.length; place++) {
    const row = rows[place]
    if (row !== undefined && row !== end && isSum[row] === 0) continue
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
