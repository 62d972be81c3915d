// What the report says of sums: which rows were taken for one, of what, and on which evidence.
import type { Lines } from '../../model/budget.ts'
import type { OtherSumReading, RowSpan, SumReading, SumsReading } from '../../model/sum-reading.ts'
import type { SumCue } from '../../schema/index.ts'
import type { FiguredSums } from './by-figures.ts'
import type { Span } from './by-formulas.ts'
import type { FoundSum } from './found-sum.ts'

interface Settled {
  lines: Lines
  /** Rows that words called sums, and those that had no name, before the figures were asked. */
  worded: ReadonlySet<number>
  unlabelled: ReadonlySet<number>
  added: ReadonlyMap<number, readonly Span[]>
  /** Whether a line's figure is bold or filled. */
  standsOut(index: number): boolean
  figured: FiguredSums
  /** Rows taken for items that others come to, or that stand over deeper ones. */
  possible: readonly { at: number; parts: readonly number[] }[]
  unsure: readonly { at: number; parts: readonly number[] }[]
  /** Amounts of the leaves above each line, added up. */
  sums: Float64Array
}

/** Certainty by the bits that a reading is ahead of chance and of the next one, most first. */
const certainties: readonly (readonly [number, number])[] = [
  [14, 0.99],
  [8, 0.95],
  [4, 0.85],
  [2, 0.7],
]
const leastCertain = 0.6
const possible = 0.4
/** Below this another reading is worth a word. */
const sure = 0.9

export function readingOf(settled: Settled): SumsReading {
  const { lines, figured } = settled
  const readings = new Map<number, FoundSum[]>()
  for (const sum of figured.found) {
    const own = readings.get(sum.at)
    if (own) own.push(sum)
    else readings.set(sum.at, [sum])
  }
  const childrenOf = spansOfChildren(lines)
  const sums: SumReading[] = []
  const alternatives: OtherSumReading[] = []
  let confidence = 1
  for (let i = 0; i < lines.length; i++) {
    if (lines.kindOf(i) === 'parent') addParent(i)
    else if (lines.isSum(i)) addSum(i)
  }
  for (const { at, parts } of settled.possible) addOther(at, parts, ['figures'])
  for (const { at, parts } of settled.unsure) addOther(at, parts, ['level'])
  return { sums, confidence, alternatives: alternatives.sort((a, b) => a.row - b.row) }

  function addParent(at: number): void {
    const span = childrenOf.get(at)
    const agrees = span?.sum === lines.yen[at]
    sums.push({
      row: lines.rowOf(at),
      of: span ? [rowsOf(span)] : [],
      by: agrees ? ['level', 'figures'] : ['level'],
    })
  }
  function addSum(at: number): void {
    const [found, second] = readings.get(at) ?? []
    sums.push({ row: lines.rowOf(at), of: partsOf(at, found), by: cuesOf(at, found) })
    const next = second?.parts ?? found?.runnerUp?.parts
    if (next) alternatives.push({ ...other(at, next, ['figures']), confidence: possible })
    if (!found || !figured.unworded.has(at)) return
    const certainty = certaintyOf(found)
    confidence = Math.min(confidence, certainty)
    const asItem = Math.round((1 - certainty) * 100) / 100
    if (certainty < sure) alternatives.push({ ...other(at, [], []), confidence: asItem })
  }
  function addOther(at: number, parts: readonly number[], by: SumCue[]): void {
    confidence = Math.min(confidence, leastCertain)
    alternatives.push({ ...other(at, parts, by), confidence: possible })
  }
  function other(at: number, parts: readonly number[], by: SumCue[]): SumReading {
    return { row: lines.rowOf(at), of: spansOf(lines, parts), by }
  }
  function partsOf(at: number, found: FoundSum | undefined): RowSpan[] {
    if (found) return spansOf(lines, found.parts)
    const covers = lines.covers.get(at)
    if (covers) return [rowsOf(covers)]
    return (settled.added.get(at) ?? []).map(rowsOf)
  }
  function cuesOf(at: number, found: FoundSum | undefined): SumCue[] {
    const covers = lines.covers.get(at)
    const { worded, unlabelled, added } = settled
    const agrees = covers ? between(covers) === lines.yen[at] : false
    const cues: [SumCue, boolean][] = [
      ['word', worded.has(at)],
      ['noName', unlabelled.has(at)],
      ['emphasis', settled.standsOut(at)],
      ['formula', added.has(at)],
      ['figures', found !== undefined || agrees],
      ['columns', found?.byColumns ?? false],
    ]
    return cues.flatMap(([cue, holds]) => (holds ? [cue] : []))
  }
  function between({ from, to }: Span): number {
    return (settled.sums[to + 1] ?? 0) - (settled.sums[from] ?? 0)
  }
  function rowsOf({ from, to }: Span): RowSpan {
    return { from: lines.rowOf(from), to: lines.rowOf(to) }
  }
}

function certaintyOf({ evidence, runnerUp }: FoundSum): number {
  const ahead = evidence - Math.max(0, runnerUp?.evidence ?? 0)
  return certainties.find(([bits]) => ahead >= bits)?.[1] ?? leastCertain
}

/** Runs of rows, with nothing that has a figure between them. */
function spansOf(lines: Lines, parts: readonly number[]): RowSpan[] {
  const spans: Span[] = []
  for (const part of parts) {
    const last = spans.at(-1)
    if (last && (part === last.to + 1 || !hasFigure(lines, last.to + 1, part))) last.to = part
    else spans.push({ from: part, to: part })
  }
  return spans.map(({ from, to }) => ({ from: lines.rowOf(from), to: lines.rowOf(to) }))
}

function hasFigure({ yen }: Lines, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!Number.isNaN(yen[i])) return true
  return false
}

function spansOfChildren(lines: Lines): ReadonlyMap<number, Span & { sum: number }> {
  const spans = new Map<number, Span & { sum: number }>()
  for (let i = 0; i < lines.length; i++) {
    const parent = lines.parentOf(i)
    if (parent < 0) continue
    const span = spans.get(parent)
    const yen = lines.yen[i] || 0
    if (span) {
      span.to = i
      span.sum += yen
    } else spans.set(parent, { from: i, to: i, sum: yen })
  }
  return spans
}
