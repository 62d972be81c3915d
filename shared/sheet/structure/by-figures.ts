// Sums that their labels do not give away: the rows of a table held against the figures.
import type { Covers, Lines } from '../../model/budget.ts'
import type { Plan } from '../../schema/index.ts'
import type { Work } from '../../work.ts'
import { nameOf, type RawLines } from '../rows/lines.ts'
import { labelKey } from '../words.ts'
import { type AddedBy, type AddedSpan, isDifference } from './by-formulas.ts'
import type { LevelSums } from './by-levels.ts'
import { createFigures, type Figures } from './figure.ts'
import { findSums } from './find-sums.ts'
import type { FoundSum } from './found-sum.ts'
import { mostScattered } from './scattered/index.ts'

/** What a row says of itself besides its figures. */
export interface Cues {
  /** Whether a plan lists an item of this name. */
  isPlanned(name: string): boolean
  /** Whether a line's figure is bold or filled, and most others are not. */
  standsOut(index: number): boolean
  /** What the formula of a line adds. */
  addedBy: AddedBy
  /** Other amount columns, and the figure in one of them beside a row of the sheet; NaN for none. */
  columns: number
  other(row: number, column: number): number
}

type Added = ReadonlyMap<number, readonly AddedSpan[]>

export interface FiguredSums {
  /** All of them, inner ones first; a row may have two readings. */
  found: readonly FoundSum[]
  /** What each row that the figures explain holds, by index; words may have said it is a sum as well. */
  covers: ReadonlyMap<number, Covers>
  /** Those that no word calls a sum. */
  unworded: ReadonlySet<number>
  /** Those whose parts do not stand in one run: no range of rows says what they hold. */
  scattered: ReadonlySet<number>
  /** Sums that nothing but the figures gave away. */
  unnamed: readonly FoundSum[]
  /** Rows that others come to as likely by chance. */
  possible: readonly FoundSum[]
}

/** Bits, as in `candidates.ts`. */
const bitsOf = {
  word: 8,
  perhapsWord: 4,
  noName: 3,
  emphasis: 3,
  planned: -10,
  noReflection: -8,
  excluded: -4,
}

/** Makes subtotals of the leaves that the rows beside them come to. */
export function settleByFigures(
  raw: RawLines,
  levels: LevelSums,
  added: Added,
  cues: Cues,
  work: Work,
): FiguredSums {
  const { lines, unlabelled, maybeSums } = raw
  const covers = new Map<number, Covers>()
  const unworded = new Set<number>()
  const scattered = new Set<number>()
  const unnamed: FoundSum[] = []
  const { sums, possible } = findSums(figuresOf(raw, levels, added, cues), levels, work)
  for (const sum of sums) {
    if (covers.has(sum.at) || scattered.has(sum.at) || isParentByLevel(lines, sum)) continue
    if (sum.isRun) covers.set(sum.at, { from: sum.from, to: sum.to })
    else scattered.add(sum.at)
    if (lines.isSum(sum.at)) continue
    const isSaid = unlabelled.delete(sum.at) || maybeSums.delete(sum.at)
    if (!isSaid && !sum.isWrong) unnamed.push(sum)
    lines.setKind(sum.at, 'subtotal')
    unworded.add(sum.at)
  }
  return { found: sums, covers, unworded, scattered, unnamed, possible }
}

/** Rows that levels account for are looked at again in short tables only. */
function figuresOf(raw: RawLines, { isHeld }: LevelSums, added: Added, cues: Cues): Figures {
  const { lines } = raw
  const isShort = lines.length <= mostScattered
  const isLookedAt = (i: number): boolean =>
    isFigure(lines, i) &&
    (isShort || !isHeld(i)) &&
    (added.size === 0 || !isDifference(added.get(i)))
  const rows =
    !isShort && isAccountedFor(lines, isLookedAt)
      ? new Int32Array(0)
      : Int32Array.from(indexesOf(lines, isLookedAt))
  const yen = Float64Array.from(rows, (i) => lines.yen[i] as number)
  const nameNumber = createNameNumbers()
  const labelOf = (i: number): string => nameOf(lines, i) || lines.detailOf(i)
  return createFigures(
    { index: rows, yen },
    {
      cue: (i) => cueOf(raw, i, cues),
      level: (i) => (lines.isSum(i) ? 0 : (lines.level[i] as number)),
      name: (i) => nameNumber(labelKey(labelOf(i))),
      marker: (i) => markerOf(labelOf(i)),
      columns: cues.columns,
      other: (i, column) => cues.other(lines.rowOf(i), column),
    },
  )
}

/** A total comes to all items: were one of them a sum, it would not. */
function isAccountedFor(lines: Lines, isLookedAt: (i: number) => boolean): boolean {
  const totals = new Set<number>()
  let sum = 0
  for (let i = 0; i < lines.length; i++) {
    if (!isLookedAt(i)) continue
    const yen = lines.yen[i] as number
    if (lines.isSum(i)) totals.add(yen)
    else sum += yen
  }
  return totals.has(sum)
}

function indexesOf(lines: Lines, holds: (i: number) => boolean): number[] {
  const found: number[] = []
  for (let i = 0; i < lines.length; i++) if (holds(i)) found.push(i)
  return found
}

/** Code of a first character that is no letter or digit. */
function markerOf(label: string): number {
  const code = label.charCodeAt(0)
  // Most names begin with an ideograph or kana.
  if (!(code > 0) || (code >= 0x3041 && code <= 0x9fff)) return 0
  return /^[\p{L}\p{N}]/u.test(label) ? 0 : code
}

/** A number for each distinct name; 0 for none. */
function createNameNumbers(): (name: string) => number {
  const numbers = new Map<string, number>()
  return (name) => {
    if (name === '') return 0
    const known = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, known)
    return known
  }
}

/** Folded names of a plan's initiatives. */
export const plannedNames = (plan: Plan | null): ReadonlySet<string> =>
  new Set(
    (plan?.issues ?? []).flatMap(({ strategies }) =>
      strategies.flatMap(({ initiatives }) => initiatives.map(({ title }) => labelKey(title))),
    ),
  )

const isFigure = (lines: Lines, i: number): boolean =>
  (lines.isLeaf(i) || lines.isSum(i)) && !Number.isNaN(lines.yen[i])

/** Deeper rows right below it: the level says already whose sum it is. */
const isParentByLevel = ({ level }: Lines, { at, from, parts }: FoundSum): boolean =>
  from > at && parts.every((part) => (level[part] as number) > (level[at] as number))

function cueOf(raw: RawLines, i: number, cues: Cues): number {
  const { lines, unlabelled, maybeSums } = raw
  if (raw.chosenItems.has(i)) return Number.NEGATIVE_INFINITY
  if (lines.isSum(i)) return bitsOf.word
  const { kind } = lines.reflectionOf(i)
  // Only an item's own money is marked as reflecting an opinion.
  if (kind === 'mark') return Number.NEGATIVE_INFINITY
  let cue = kind === 'none' ? bitsOf.noReflection : 0
  if (unlabelled.has(i)) cue += bitsOf.noName
  if (cues.standsOut(i)) cue += bitsOf.emphasis
  if (maybeSums.has(i)) cue += bitsOf.perhapsWord
  if (lines.exclusionOf(i).kind !== 'none') cue += bitsOf.excluded
  return cues.isPlanned(nameOf(lines, i)) ? cue + bitsOf.planned : cue
}
