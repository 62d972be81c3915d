// Two runs side by side: what changed, line by line, and what each change did to the share.
import type {
  Change,
  ComparedLine,
  Comparison,
  LineReading,
  ReadSheet,
  Totals,
} from '../../shared/schema/index.ts'
import { type Basis, basisOf, effectsOf } from './effect.ts'
import { createSameFormula, type SameFormula } from './formulas.ts'
import { hasMoved, type Pair, pairLines } from './match.ts'
import { rearranged } from './order.ts'
import { asPercent, type Rational, rational, subtract, zero } from './rational.ts'
import { sheetChanges } from './sheets.ts'

export interface ComparedRun {
  totals: Totals
  policyDigest: string
  lines: readonly ComparedLine[]
  /** Its sums and other rows that no figure adds. */
  leftOut: readonly ComparedLine[]
  /** Of a run of several sheets. */
  sheets?: readonly ReadSheet[] | undefined
}

/** A comparison without the names of what is compared. */
export type Compared = Omit<Comparison, 'from' | 'to'>

/** What changed from one run to another. Effects add up to the difference exactly. */
export function compare(from: ComparedRun, to: ComparedRun): Compared {
  const pairs = pairLines(from.lines, to.lines)
  const sums = pairLines(from.leftOut.filter(isSum), to.leftOut.filter(isSum))
  const facts = {
    sameFormula: createSameFormula([...pairs, ...sums]),
    formats: knowFormats(from, to),
  }
  const changed = withKinds(pairs, (pair) => kindsOf(pair, facts))
  const [a, b] = [basisOf(from.totals, from.lines), basisOf(to.totals, to.lines)]
  const { effects, rest } = effectsOf(changed, a, b)
  const applies = a.denominator > 0n && b.denominator > 0n
  const effectOf = (effect: Rational | undefined) => (applies && effect ? asPercent(effect) : null)
  const changes = changed.map(
    ({ kinds, from, to }, i): Change => ({
      ...{ kind: kinds[0] ?? 'other', kinds, from, to, effect: effectOf(effects[i]) },
    }),
  )
  // Of a sum it counts how it comes about; what it comes to follows from its lines.
  for (const { kinds, from, to } of withKinds(sums, (pair) => formulaOf(pair, facts)))
    changes.push({ kind: 'formula', kinds, from, to, effect: effectOf(zero) })
  const policyChanged = from.policyDigest !== to.policyDigest
  if (policyChanged || rest.numerator !== 0n) {
    const kind = policyChanged ? 'policy' : 'other'
    changes.push({ kind, kinds: [kind], from: null, to: null, effect: effectOf(rest) })
  }
  return {
    difference: applies ? asPercent(differenceOf(a, b)) : null,
    status: statusOf(from.totals, to.totals, applies),
    totals: {
      total: to.totals.total - from.totals.total,
      base: to.totals.base - from.totals.base,
      numerator: to.totals.share.numerator - from.totals.share.numerator,
    },
    changes,
    unchanged: pairs.length - changed.length,
    rearranged: rearranged(pairs),
    known: { from: knownOf(from), to: knownOf(to) },
    exclusions: labelsOf(from, to),
    ...(from.sheets && to.sheets ? { sheets: sheetChanges(from.sheets, to.sheets) } : {}),
  }
}

type Changed = Pair & { kinds: Change['kinds'] }

const withKinds = (pairs: readonly Pair[], kindsOf: (pair: Pair) => Change['kinds']): Changed[] =>
  pairs.flatMap((pair) => {
    const kinds = kindsOf(pair)
    return kinds.length > 0 ? [{ ...pair, kinds }] : []
  })

const isSum = ({ reading }: ComparedLine): boolean =>
  reading?.rowKind === 'subtotal' || reading?.rowKind === 'total' || reading?.rowKind === 'parent'

/** What a run knows of its cells beside what they say. */
function knownOf({ lines, leftOut }: ComparedRun): Known {
  let known: Known = null
  for (const { reading } of [...lines, ...leftOut]) {
    if (!reading) continue
    known ??= { formulas: 0, numberFormats: 0 }
    if (reading.formula !== null) known.formulas += 1
    if (reading.numberFormat !== undefined) known.numberFormats += 1
  }
  return known
}
type Known = NonNullable<Comparison['known']>['from']

/** As the later run has them, then those that only the earlier one had. */
function labelsOf(from: ComparedRun, to: ComparedRun): NonNullable<Comparison['exclusions']> {
  const labels = new Map<string, string>()
  for (const { totals } of [to, from])
    for (const { id, label } of totals.exclusions) if (!labels.has(id)) labels.set(id, label)
  return Array.from(labels, ([id, label]) => ({ id, label }))
}

/** Runs kept before their number formats were, or sent without, have none to compare. */
const knowFormats = (from: ComparedRun, to: ComparedRun): boolean =>
  [from, to].every((run) => (knownOf(run)?.numberFormats ?? 0) > 0)

function statusOf(from: Totals, to: Totals, applies: boolean): Comparison['status'] {
  const states = [from.share.status, to.share.status]
  if (!applies || states.includes('not-applicable')) return 'not-applicable'
  return states.includes('provisional') ? 'provisional' : 'final'
}

const differenceOf = (from: Basis, to: Basis) =>
  subtract(rational(to.numerator, to.denominator), rational(from.numerator, from.denominator))

export interface Facts {
  sameFormula: SameFormula
  formats: boolean
}

/** What changed on a line, the weightiest first; empty when nothing did. */
export function kindsOf(pair: Pair, facts: Facts): Change['kinds'] {
  const { from, to } = pair
  if (!from) return ['added']
  if (!to) return ['removed']
  const kinds: Change['kinds'] = []
  if (from.yen !== to.yen) kinds.push('amount')
  if (from.exclusion !== to.exclusion) kinds.push('exclusion')
  if (from.reflection !== to.reflection) kinds.push('mark')
  if (hasMoved(from, to)) kinds.push('moved')
  const formula = formulaOf(pair, facts)
  if (formula.length > 0) return [...kinds, ...formula]
  return looksOther(from, to, facts) ? [...kinds, 'look'] : kinds
}

/** Runs kept before how their cells were read know nothing of it. */
function formulaOf({ from, to }: Pair, { sameFormula }: Facts): Change['kinds'] {
  if (!from?.reading || !to?.reading) return []
  return sameFormula(from, to) ? [] : ['formula']
}

/** The same amount, written otherwise or shown in another number format. */
function looksOther(from: ComparedLine, to: ComparedLine, { formats }: Facts): boolean {
  const [before, after] = [from.reading, to.reading]
  if (!before || !after) return false
  if (from.yen === to.yen && before.raw !== after.raw) return true
  return (
    formats && isNumber(before) && isNumber(after) && before.numberFormat !== after.numberFormat
  )
}

/** A text has no number format, whatever its cell has. */
const isNumber = ({ raw }: LineReading): boolean => raw !== '' && Number.isFinite(Number(raw))
