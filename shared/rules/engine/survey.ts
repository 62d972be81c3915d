// One pass over the lines that notes what is unusual, so that no rule has to look at every line.
import type {
  AmountReading,
  ExclusionReading,
  Line,
  LineNames,
  Lines,
  ReflectionReading,
} from '../../model/budget.ts'

export interface Survey {
  /** Indexes of the leaves, in sheet order. */
  readonly leaves: Int32Array
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
  readonly shownOtherwise: readonly Line[]
  readonly totals: readonly Line[]
  readonly notes: readonly Line[]
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
  const { yen, covers } = lines
  const found = {
    problems: [] as Line[],
    textNumbers: [] as Line[],
    unitConflicts: [] as Line[],
    shownOtherwise: [] as Line[],
    totals: [] as Line[],
    notes: [] as Line[],
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
  // What is unusual, once for each distinct value; ordinary rows are 0 in all four.
  const ofAmount = lines.perAmount(0, bitsOfAmount)
  const ofNames = lines.perNames(bitsOfNames)
  const ofReflection = lines.perReflection(bitsOfReflection)
  const ofExclusion = lines.perExclusion(bitsOfExclusion)
  const leaves = new Int32Array(lines.length)
  let leafCount = 0
  let largest = 0
  let classified = false
  let hasParents = false
  for (let i = 0; i < lines.length; i++) {
    const amount = ofAmount(i)
    if ((amount & anyRow) !== 0) noteRow(amount, i)
    if (lines.parentOf(i) >= 0) hasParents = true
    if (!lines.isLeaf(i)) {
      if (covers.has(i)) note(found.totals, i)
      else if (lines.kindOf(i) === 'note') note(found.notes, i)
      continue
    }
    leaves[leafCount++] = i
    const value = yen[i] as number
    const reflection = ofReflection(i)
    const bits = amount | ofNames(i) | ofExclusion(i) | (reflection & ~(marked | settled))
    if (bits !== 0) noteLeaf(bits, i)
    if (lines.isHidden(i)) note(found.hidden, i)
    if (value < 0) {
      note(found.negative, i)
      if (-value > largest) largest = -value
    } else if (value > largest) largest = value
    if ((reflection & settled) !== 0) classified = true
    if ((reflection & marked) !== 0 && !value) note(found.idleMarks, i)
  }
  return { leaves: leaves.subarray(0, leafCount), largest, hasParents, classified, ...found }

  function note(list: Line[], i: number): void {
    list.push(lines.get(i) as Line)
  }

  function noteRow(bits: number, i: number): void {
    if (bits & problem) note(found.problems, i)
    if (bits & textNumber) note(found.textNumbers, i)
    if (bits & unitConflict) note(found.unitConflicts, i)
    if (bits & otherwise) note(found.shownOtherwise, i)
  }

  function noteLeaf(bits: number, i: number): void {
    if (bits & missing) note(found.missing, i)
    if (bits & approximate) note(found.approximate, i)
    if (bits & withIgnored) note(found.withIgnored, i)
    if (bits & cellUnit) note(found.cellUnits, i)
    if (bits & filled) note(found.filled, i)
    if (bits & withoutIssue) note(found.withoutIssue, i)
    if (bits & withoutInitiative) found.withoutInitiative.push(i)
    if (bits & unset) found.unsetMarks.push(i)
    if (bits & unknownMark) note(found.unknownMarks, i)
    if (bits & excluded) note(found.excluded, i)
    if (bits & unknownExclusion) note(found.unknownExclusions, i)
  }
}

const problem = 1
const textNumber = 2
const unitConflict = 4
const otherwise = 65_536
const anyRow = problem | textNumber | unitConflict | otherwise
const missing = 8
const approximate = 16
const withIgnored = 32
const cellUnit = 64
const filled = 128
const withoutIssue = 256
const withoutInitiative = 512
const unset = 1_024
const unknownMark = 2_048
const marked = 4_096
const settled = 8_192
const excluded = 16_384
const unknownExclusion = 32_768

const bitsOfAmount = (amount: AmountReading): number =>
  (amount.problem !== null ? problem : 0) |
  (isStoredAsText(amount) ? textNumber : 0) |
  (amount.unitConflict !== null ? unitConflict : 0) |
  (amount.shownOtherwise !== null ? otherwise : 0) |
  (amount.state === 'missing' ? missing : 0) |
  (amount.approximate ? approximate : 0) |
  (amount.ignored.length > 0 ? withIgnored : 0) |
  (amount.unitSource === 'cell' ? cellUnit : 0)

const bitsOfNames = ({ issue, initiative, issueSource, strategySource }: LineNames): number =>
  (issueSource === 'filled' || strategySource === 'filled' ? filled : 0) |
  (issue === '' ? withoutIssue : 0) |
  (initiative === '' ? withoutInitiative : 0)

function bitsOfReflection({ kind }: ReflectionReading): number {
  if (kind === 'unset') return unset
  if (kind === 'unknown') return unknownMark
  return kind === 'mark' ? marked | settled : settled
}

const bitsOfExclusion = ({ kind }: ExclusionReading): number =>
  kind === 'policy' ? excluded : kind === 'unknown' ? unknownExclusion : 0

/** Text that is a readable amount and nothing more: 1,790 or 4,799千円, not 約4,900万円 or one with うち. */
export const isStoredAsText = (amount: AmountReading): boolean =>
  (amount.numberAsText || (amount.unitSource === 'cell' && amount.raw.endsWith('円'))) &&
  amount.yen !== null &&
  !amount.approximate &&
  amount.ignored.length === 0
