// Runs of open rows that come to the row beside them, folded into it until none is likely any more.
//
// What is left is looked at again after each fold: sums of sums appear once their parts are folded. The
// idea is of Jiang et al., Aggregation Detection in CSV Files (EDBT 2022).
import type { Work } from '../../work.ts'
import type { LevelSums } from './by-levels.ts'
import { candidatesAmong } from './candidates.ts'
import { byTarget, choose } from './choose.ts'
import { bitsOfColumns, columnsThatAdd } from './columns.ts'
import type { Figures } from './figure.ts'
import type { FoundSum } from './found-sum.ts'
import { type OpenRows, openRows } from './open-rows.ts'
import type { Candidate, Lean } from './run-evidence.ts'

/** Least evidence of a sum in a table where sums are plainly there, and in one where none is sure. */
const enough = 2
const sure = 0
/** Bits of a figure below which it says nothing by itself: 10 + 20 = 30. */
const leastDigits = 3.5
const mostPasses = 60
/** Bits of a cue from which a row calls itself a sum. */
const leastOfWord = 8

export interface FoldedRuns {
  found: FoundSum[]
  /** Rows that no run holds, by position, with the candidates among them that were not likely enough. */
  open: OpenRows
  lean: Lean
  left: readonly Candidate[]
  /** Which of the other columns add up; null where nothing tells. */
  adds: readonly (boolean | null)[]
}

export function foldRuns(
  figures: Figures,
  levels: Pick<LevelSums, 'isHeld' | 'sums'>,
  work: Work,
): FoldedRuns {
  const found: FoundSum[] = []
  const lean = { up: 0, down: 0 }
  const strict = sure + Math.log2(1 + figures.size)
  const open = openRows(figures, levels)
  foldSingleItems()
  let left: readonly Candidate[] = []
  let adds: (boolean | null)[] | null = null
  for (let pass = 0; open.rows.length > 2; pass++) {
    if (!work.take('sums', pass < mostPasses ? open.rows.length : Number.POSITIVE_INFINITY)) break
    const alone = candidatesAmong(figures, open, lean)
    adds ??= columnsThatAdd(alone)
    left = withColumns(alone, adds)
    const isPlain = found.some(({ evidence }) => evidence >= strict)
    const likely = left.filter(
      ({ evidence, cue, digits, says }) =>
        evidence >= (isPlain || cue > 0 ? enough : strict) &&
        (cue > 0 || digits >= leastDigits || says.some((bits) => bits >= leastDigits)),
    )
    const chosen = choose(open.rows.length, likely, work)
    if (chosen.length === 0) break
    const rivals = byTarget(left)
    const folded = new Uint8Array(open.rows.length)
    for (const candidate of chosen) {
      fold(candidate, rivals.get(candidate.at) ?? [])
      folded.fill(1, candidate.first, candidate.last + 1)
    }
    open.rows = open.rows.filter((_, at) => folded[at] === 0)
  }
  return { found, open, lean, left, adds: adds ?? [] }

  /** A block of one item: its 小計 repeats it, which is no run that adds up. */
  function foldSingleItems(): void {
    const { rows } = open
    const isWorded = (at: number): boolean =>
      at < 0 || figures.cue(rows[at] as number) >= leastOfWord
    const yenAt = (at: number): number => figures.yen[rows[at] as number] as number
    const single = new Uint8Array(rows.length)
    for (let at = 1; at < rows.length; at++) {
      if (yenAt(at) === 0 || yenAt(at) !== yenAt(at - 1)) continue
      if (!isWorded(at) || isWorded(at - 1) || !isWorded(at - 2)) continue
      single[at - 1] = 1
      const [sum, item] = [rows[at] as number, rows[at - 1] as number]
      const [from, to] = [open.from[item] as number, open.to[item] as number]
      const parts = [figures.index[item] as number]
      const said = { evidence: 0, byColumns: false, runnerUp: null, isRun: true }
      found.push({ at: figures.index[sum] as number, parts, from, to, ...said })
      open.from[sum] = Math.min(open.from[sum] as number, from)
      open.isSum[sum] = 1
    }
    open.rows = rows.filter((_, at) => single[at] === 0)
  }
  function fold(candidate: Candidate, same: readonly Candidate[]): void {
    const row = open.rows[candidate.at] as number
    const parts = open.rows.subarray(candidate.first, candidate.last + 1)
    let from = Number.POSITIVE_INFINITY
    let to = 0
    for (const part of parts) {
      from = Math.min(from, open.from[part] as number)
      to = Math.max(to, open.to[part] as number)
    }
    found.push({
      at: figures.index[row] as number,
      parts: linesOf(parts),
      ...{ from, to, evidence: candidate.evidence, isRun: true },
      byColumns: candidate.says.some((bits) => bits > 0),
      runnerUp: runnerUp(candidate, same),
    })
    lean[candidate.first > candidate.at ? 'down' : 'up']++
    open.from[row] = Math.min(open.from[row] as number, from)
    open.to[row] = Math.max(open.to[row] as number, to)
    open.isSum[row] = 1
  }
  function runnerUp(candidate: Candidate, same: readonly Candidate[]): FoundSum['runnerUp'] {
    let best: Candidate | null = null
    for (const other of same)
      if (other !== candidate && (best === null || other.evidence > best.evidence)) best = other
    if (best === null) return null
    const parts = linesOf(open.rows.subarray(best.first, best.last + 1))
    return { parts, evidence: best.evidence }
  }
  function linesOf(rows: Int32Array): readonly number[] {
    return Array.from(rows, (row) => figures.index[row] as number)
  }
}

const withColumns = (candidates: Candidate[], adds: readonly (boolean | null)[]): Candidate[] => {
  for (const candidate of candidates) candidate.evidence += bitsOfColumns(candidate.says, adds)
  return candidates
}
