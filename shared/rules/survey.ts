// One pass over the lines that notes what is unusual, so that no rule has to look at every line.
import type { AmountReading, Line, LineNames, Lines } from '../model/budget.ts'

export interface Survey {
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

export function surveyLines(lines: Lines): Survey {
  const { kind, yen, reading, names, reflection, exclusion, parent, covers } = lines
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
    const amount = reading[i] as AmountReading | null
    // A plain number says nothing that `yen` does not.
    if (amount !== null && amount.state !== 'missing') noteAmount(amount, i)
    if ((parent[i] as number) >= 0) hasParents = true
    if (kind[i] !== 'leaf') {
      if (covers.has(i)) note(found.totals, i)
      continue
    }
    found.leaves.push(i)
    const value = yen[i] as number
    if (amount !== null) noteLeaf(amount, i)
    if (value < 0) {
      note(found.negative, i)
      if (-value > largest) largest = -value
    } else if (value > largest) largest = value
    const { issue, initiative, issueSource, strategySource } = names[i] as LineNames
    if (issueSource === 'filled' || strategySource === 'filled') note(found.filled, i)
    if (issue === '') note(found.withoutIssue, i)
    if (initiative === '') found.withoutInitiative.push(i)
    const mark = reflection[i]?.kind
    if (mark === 'unset') found.unsetMarks.push(i)
    else if (mark === 'unknown') note(found.unknownMarks, i)
    else {
      classified = true
      if (mark === 'mark' && !value) note(found.idleMarks, i)
    }
    const excluded = exclusion[i]?.kind
    if (excluded === 'policy') note(found.excluded, i)
    else if (excluded === 'unknown') note(found.unknownExclusions, i)
  }
  if (lines.hasHidden) found.hidden = lines.where((i) => kind[i] === 'leaf' && lines.isHidden(i))
  return { largest, hasParents, classified, ...found }

  function note(list: Line[], i: number): void {
    list.push(lines.get(i) as Line)
  }

  function noteAmount(amount: AmountReading, i: number): void {
    if (amount.problem !== null) note(found.problems, i)
    if (isStoredAsText(amount)) note(found.textNumbers, i)
    if (amount.unitConflict !== null) note(found.unitConflicts, i)
  }

  function noteLeaf(amount: AmountReading, i: number): void {
    if (amount.state === 'missing') note(found.missing, i)
    if (amount.approximate) note(found.approximate, i)
    if (amount.ignored.length > 0) note(found.withIgnored, i)
    if (amount.unitSource === 'cell') note(found.cellUnits, i)
  }
}

/** Text that is a readable amount and nothing more: 1,790 or 4,799千円, not 約4,900万円 or one with うち. */
export const isStoredAsText = (amount: AmountReading): boolean =>
  (amount.numberAsText || (amount.unitSource === 'cell' && amount.raw.endsWith('円'))) &&
  amount.yen !== null &&
  !amount.approximate &&
  amount.ignored.length === 0
