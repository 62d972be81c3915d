// Sums that their labels do not give away: the rows of a table held against the figures.
import type { Covers, Lines } from '../../model/budget.ts'
import type { Plan } from '../../schema/index.ts'
import type { Work } from '../../work.ts'
import { nameOf, type RawLines } from '../rows/lines.ts'
import { labelKey } from '../words.ts'
import type { Figure } from './figure.ts'
import { type FoundSum, findSums } from './find-sums.ts'

/** What a row says of itself besides its figures. */
export interface Cues {
  /** Whether a plan lists an item of this name. */
  isPlanned(name: string): boolean
  /** The row's figures in the other amount columns. */
  others(row: number): readonly number[]
}

export interface FiguredSums {
  /** What each row that the figures explain holds, by index; words may have said it is a sum as well. */
  covers: ReadonlyMap<number, Covers>
  /** Those that no word calls a sum. */
  unworded: ReadonlySet<number>
  /** Those whose parts do not stand in one run: no range of rows says what they hold. */
  scattered: ReadonlySet<number>
  /** Sums that nothing but the figures gave away. */
  unnamed: readonly FoundSum[]
}

/** Bits, as in `candidates.ts`. */
const bitsOf = {
  word: 8,
  perhapsWord: 4,
  noName: 3,
  planned: -10,
  noReflection: -8,
  excluded: -4,
}

/** Makes subtotals of the leaves that the rows beside them come to. */
export function settleByFigures(raw: RawLines, cues: Cues, work: Work): FiguredSums {
  const { lines, unlabelled, maybeSums } = raw
  if (agreesByLevel(lines))
    return { covers: new Map(), unworded: new Set(), scattered: new Set(), unnamed: [] }
  const figures: Figure[] = []
  const nameNumber = createNameNumbers()
  for (let i = 0; i < lines.length; i++) {
    if (!isFigure(lines, i)) continue
    const row = lines.rowOf(i)
    const cue = cueOf(raw, i, cues)
    const level = lines.isSum(i) ? 0 : (lines.level[i] as number)
    const yen = lines.yen[i] as number
    const name = nameNumber(labelKey(nameOf(lines, i) || lines.detailOf(i)))
    figures.push({ index: i, yen, cue, level, name, others: cues.others(row) })
  }
  const covers = new Map<number, Covers>()
  const unworded = new Set<number>()
  const scattered = new Set<number>()
  const unnamed: FoundSum[] = []
  for (const sum of findSums(figures, work)) {
    if (covers.has(sum.at) || scattered.has(sum.at) || isParentByLevel(lines, sum)) continue
    if (sum.isRun) covers.set(sum.at, { from: sum.from, to: sum.to })
    else scattered.add(sum.at)
    if (lines.isSum(sum.at)) continue
    const isSaid = unlabelled.delete(sum.at) || maybeSums.delete(sum.at)
    if (!isSaid) unnamed.push(sum)
    lines.setKind(sum.at, 'subtotal')
    unworded.add(sum.at)
  }
  return { covers, unworded, scattered, unnamed }
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

/** Every row with deeper rows below it comes to these: levels and figures say the same, and all is told. */
function agreesByLevel(lines: Lines): boolean {
  const { level, yen } = lines
  const open: { level: number; yen: number; sum: number; children: number }[] = []
  let parents = 0
  const close = (depth: number): boolean => {
    for (let last = open.at(-1); last && last.level >= depth; last = open.at(-1)) {
      open.pop()
      if (last.children === 0) continue
      if (last.sum !== last.yen) return false
      parents++
    }
    return true
  }
  for (let i = 0; i < lines.length; i++) {
    if (!isFigure(lines, i)) continue
    const depth = level[i] as number
    if (!close(lines.isSum(i) ? 0 : depth)) return false
    if (lines.isSum(i)) continue
    const own = yen[i] as number
    const parent = open.at(-1)
    if (parent) {
      parent.sum += own
      parent.children++
    }
    open.push({ level: depth, yen: own, sum: 0, children: 0 })
  }
  return close(0) && parents > 0
}

/** Deeper rows right below it: the level says already whose sum it is. */
const isParentByLevel = ({ level }: Lines, { at, from, parts }: FoundSum): boolean =>
  from > at && parts.every((part) => (level[part] as number) > (level[at] as number))

function cueOf({ lines, unlabelled, maybeSums }: RawLines, i: number, cues: Cues): number {
  if (lines.isSum(i)) return bitsOf.word
  const { kind } = lines.reflectionOf(i)
  // Only an item's own money is marked as reflecting an opinion.
  if (kind === 'mark') return Number.NEGATIVE_INFINITY
  let cue = kind === 'none' ? bitsOf.noReflection : 0
  if (unlabelled.has(i)) cue += bitsOf.noName
  if (maybeSums.has(i)) cue += bitsOf.perhapsWord
  if (lines.exclusionOf(i).kind !== 'none') cue += bitsOf.excluded
  return cues.isPlanned(nameOf(lines, i)) ? cue + bitsOf.planned : cue
}
