// One pass over the lines that notes what is unusual, so that no rule has to look at every line.
import type { AmountReading, Line } from '../model/budget.ts'

export interface Survey {
  /** Yen by line; NaN where there is no figure. */
  readonly yen: Float64Array
  /** 1 by line for a leaf, else 0. */
  readonly isLeaf: Uint8Array
  /** Indexes of the leaves, in sheet order. */
  readonly leaves: readonly number[]
  /** Largest leaf amount, without sign. */
  readonly largest: number
  /** Whether any row hangs on a parent row. */
  readonly hasParents: boolean
  /** Whether any leaf carries a mark, or 反映なし. */
  readonly classified: boolean
  // Rows of any kind:
  readonly problems: readonly Line[]
  readonly textNumbers: readonly Line[]
  readonly unitConflicts: readonly Line[]
  readonly totals: readonly Line[]
  // Leaves only, with their indexes in `lines`:
  readonly approximate: readonly Line[]
  readonly withIgnored: readonly Line[]
  readonly negative: readonly Line[]
  readonly missing: readonly Line[]
  readonly cellUnits: readonly Line[]
  readonly hidden: readonly Line[]
  readonly filled: readonly Line[]
  readonly withoutIssue: readonly Line[]
  readonly withoutInitiative: readonly number[]
  readonly unsetMarks: readonly number[]
  readonly unknownMarks: readonly Line[]
  readonly idleMarks: readonly Line[]
  readonly excluded: readonly Line[]
  readonly unknownExclusions: readonly Line[]
}

export function surveyLines(lines: readonly Line[]): Survey {
  const yen = new Float64Array(lines.length)
  const isLeaf = new Uint8Array(lines.length)
  const found = {
    leaves: [] as number[],
    problems: [] as Line[],
    textNumbers: [] as Line[],
    unitConflicts: [] as Line[],
    totals: [] as Line[],
    approximate: [] as Line[],
    withIgnored: [] as Line[],
    negative: [] as Line[],
    missing: [] as Line[],
    cellUnits: [] as Line[],
    hidden: [] as Line[],
    filled: [] as Line[],
    withoutIssue: [] as Line[],
    withoutInitiative: [] as number[],
    unsetMarks: [] as number[],
    unknownMarks: [] as Line[],
    idleMarks: [] as Line[],
    excluded: [] as Line[],
    unknownExclusions: [] as Line[],
  }
  let largest = 0
  let classified = false
  let hasParents = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const { amount } = line
    const value = amount.yen
    yen[i] = value === null ? Number.NaN : value
    if (amount.problem !== null) found.problems.push(line)
    if (isStoredAsText(amount)) found.textNumbers.push(line)
    if (amount.unitConflict !== null) found.unitConflicts.push(line)
    if (line.parent >= 0) hasParents = true
    if (line.covers !== null) found.totals.push(line)
    if (line.rowKind !== 'leaf') continue

    isLeaf[i] = 1
    found.leaves.push(i)
    if (value === null) {
      if (amount.state === 'missing') found.missing.push(line)
    } else if (value < 0) {
      found.negative.push(line)
      if (-value > largest) largest = -value
    } else if (value > largest) largest = value
    if (amount.approximate) found.approximate.push(line)
    if (amount.ignored.length > 0) found.withIgnored.push(line)
    if (amount.unitSource === 'cell') found.cellUnits.push(line)
    if (line.hidden) found.hidden.push(line)
    if (line.issueSource === 'filled' || line.strategySource === 'filled') found.filled.push(line)
    if (line.issue === '') found.withoutIssue.push(line)
    if (line.initiative === '') found.withoutInitiative.push(i)
    const mark = line.reflection.kind
    if (mark === 'unset') found.unsetMarks.push(i)
    else if (mark === 'unknown') found.unknownMarks.push(line)
    else {
      classified = true
      if (mark === 'mark' && !value) found.idleMarks.push(line)
    }
    const exclusion = line.exclusion.kind
    if (exclusion === 'policy') found.excluded.push(line)
    else if (exclusion === 'unknown') found.unknownExclusions.push(line)
  }
  return { yen, isLeaf, largest, hasParents, classified, ...found }
}

/** Text that is a readable amount and nothing more: 1,790 or 4,799千円, not 約4,900万円 or one with うち. */
export const isStoredAsText = (amount: AmountReading): boolean =>
  (amount.numberAsText || (amount.unitSource === 'cell' && amount.raw.endsWith('円'))) &&
  amount.yen !== null &&
  !amount.approximate &&
  amount.ignored.length === 0
