// Which rows carry the sum of others: what cues propose, held against the figures.
import type { SumsReading } from '../../model/sum-reading.ts'
import type { Work } from '../../work.ts'
import { type Cues, type FiguredSums, settleByFigures } from '../structure/by-figures.ts'
import { type AddedSpan, isDifference, settleByFormulas } from '../structure/by-formulas.ts'
import { type LevelSums, sumsByLevel } from '../structure/by-levels.ts'
import type { FoundSum } from '../structure/found-sum.ts'
import { coverNamedSums } from '../structure/named-sums.ts'
import { readingOf } from '../structure/reading.ts'
import { isSourceOfMoney } from './labels.ts'
import { deepestName, nameOf, type RawLines } from './lines.ts'
import { setMarkTotalsAside } from './mark-totals.ts'
import { nameTotals } from './name-totals.ts'
import { type NetTotal, settleNetTotal } from './net-total.ts'
import { settleParents } from './parents.ts'
import { type SecondBlock, secondBlock } from './second-block.ts'

export interface Settled {
  /** Lines with an amount and no name that sum nothing. */
  orphans: readonly number[]
  again: SecondBlock | null
  net: NetTotal | null
  /** Sums that nothing but the figures gave away. */
  unnamed: readonly FoundSum[]
  /** Rows that others come to by chance or not. */
  possible: readonly Reading[]
  /** Rows over deeper ones that come to far more: taken for items, whatever their level says. */
  dropped: readonly Reading[]
  reading: SumsReading
}

interface Reading {
  at: number
  parts: readonly number[]
}

/** Settles the kinds of all rows: parent or leaf, section, subtotal or total with what it covers. */
export function settleStructure(raw: RawLines, cues: Cues, work: Work): Settled {
  const { lines } = raw
  settleParts(raw)
  setMarkTotalsAside(lines)
  const worded = sumsOf(raw)
  const unlabelled = new Set(raw.unlabelled)
  const added = settleByFormulas(raw, cues.addedBy)
  const levels = sumsByLevel(lines, raw.begins)
  const net = settleNetTotal(raw, levels.isHeld)
  const figured = settleByFigures(raw, levels, added, cues, work)
  const dropped = droppedLevels(levels, figured, worded.size + added.size > 0)
  settleParents(raw, new Set(dropped.map(({ at }) => at)))
  const { sums, leaves } = coverNamedSums(lines, figured, added)
  const orphans = [...raw.unlabelled].filter((i) => lines.departmentOf(i) === '')
  const again = secondBlock(lines, sums, leaves)
  nameTotals(lines, leaves)
  const isLeft = ({ at }: { at: number }): boolean => at < lines.length && lines.isLeaf(at)
  const unsure = dropped.filter((one) => !one.isCertain && isLeft(one))
  const possible = [...figured.possible, ...minuends(added)].filter(isLeft)
  return {
    ...{ orphans: orphans.filter((i) => i < lines.length), again, net, dropped: unsure },
    unnamed: figured.unnamed.filter(({ at }) => at < lines.length && lines.isSum(at)),
    possible,
    reading: readingOf({
      standsOut: cues.standsOut,
      lines,
      worded,
      unlabelled,
      added,
      figured,
      possible,
      unsure,
      sums,
    }),
  }
}

function sumsOf({ lines }: RawLines): ReadonlySet<number> {
  const sums = new Set<number>()
  for (let i = 0; i < lines.length; i++) if (lines.isSum(i)) sums.add(i)
  return sums
}

/**
 * Levels that the figures contradict: a sum adds such a row together with the deeper ones below it
 * (then it is certain), or no row says it is a sum and could tell.
 */
function droppedLevels(
  { contradicted }: LevelSums,
  { found }: FiguredSums,
  hasSums: boolean,
): (Reading & { isCertain: boolean })[] {
  if (contradicted.length === 0) return []
  const wholes = new Map<number, number>()
  for (const { at, parts } of found) for (const part of parts) wholes.set(part, at)
  return contradicted.flatMap(({ at, parts }) => {
    const whole = wholes.get(at)
    const isCertain = whole !== undefined && parts.every((part) => wholes.get(part) === whole)
    return isCertain || !hasSums ? [{ at, parts, isCertain }] : []
  })
}

/** Of 歳入 − 歳出 the first is the sum of the others, if these are items as well. */
const minuends = (added: ReadonlyMap<number, readonly AddedSpan[]>): Reading[] =>
  [...added].flatMap(([at, spans]) => {
    const [first, ...others] = spans
    if (!first || first.from !== first.to || !isDifference(spans)) return []
    const parts = [...others.map(({ from }) => from), at].sort((a, b) => a - b)
    return [{ at: first.from, parts }]
  })

/** Parts listed below an item or a sum, without a name or with that of a source of money, which come to its amount. */
function settleParts({ lines, unlabelled }: RawLines): void {
  const isSource = lines.perNames((names) => isSourceOfMoney(deepestName(names)))
  const isPart = (i: number): boolean =>
    unlabelled.has(i) || (i < lines.length && isSource(i) && lines.isLeaf(i))
  const { yen } = lines
  let hasItems = false
  for (let i = 0; i < lines.length; i++) {
    const isItem = lines.isLeaf(i) && !isPart(i)
    hasItems ||= isItem
    if (!isItem && !(hasItems && lines.isSum(i))) continue
    let sum = 0
    let next = i + 1
    while (isPart(next)) sum += yen[next++] || 0
    if (next === i + 1 || sum !== yen[i]) continue
    if (next === i + 2 && !unlabelled.has(i + 1) && nameOf(lines, i + 1).endsWith('他')) continue
    for (let part = i + 1; part < next; part++) {
      lines.setKind(part, 'included')
      unlabelled.delete(part)
    }
  }
}
