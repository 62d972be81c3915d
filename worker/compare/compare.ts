// Two runs side by side: what changed, line by line, and what each change did to the share.
import type {
  Change,
  ComparedLine,
  Comparison,
  ReadSheet,
  RunSummary,
  Totals,
} from '../../shared/schema/index.ts'
import { type Basis, basisOf, effectsOf } from './effect.ts'
import { hasMoved, type Pair, pairLines } from './match.ts'
import { asPercent, rational, subtract } from './rational.ts'
import { sheetChanges } from './sheets.ts'

export interface ComparedRun {
  summary: RunSummary
  totals: Totals
  policyDigest: string
  lines: readonly ComparedLine[]
  /** Of a run of several sheets. */
  sheets?: readonly ReadSheet[] | undefined
}

/** What changed from one run to another. Effects add up to the difference exactly. */
export function compare(from: ComparedRun, to: ComparedRun): Comparison {
  const pairs = pairLines(from.lines, to.lines)
  const changed = pairs.filter((pair) => kindsOf(pair).length > 0)
  const [a, b] = [basisOf(from.totals, from.lines), basisOf(to.totals, to.lines)]
  const { effects, rest } = effectsOf(changed, a, b)
  const applies = a.denominator > 0n && b.denominator > 0n
  const changes = changed.map((pair, i): Change => {
    const kinds = kindsOf(pair)
    const effect = effects[i]
    return {
      kind: kinds[0] ?? 'other',
      kinds,
      ...pair,
      effect: applies && effect ? asPercent(effect) : null,
    }
  })
  const policyChanged = from.policyDigest !== to.policyDigest
  if (policyChanged || rest.numerator !== 0n) {
    const kind = policyChanged ? 'policy' : 'other'
    const effect = applies ? asPercent(rest) : null
    changes.push({ kind, kinds: [kind], from: null, to: null, effect })
  }
  return {
    from: from.summary,
    to: to.summary,
    difference: applies ? asPercent(differenceOf(a, b)) : null,
    status: statusOf(from.totals, to.totals, applies),
    totals: {
      total: to.totals.total - from.totals.total,
      base: to.totals.base - from.totals.base,
      numerator: to.totals.share.numerator - from.totals.share.numerator,
    },
    changes,
    unchanged: pairs.length - changed.length,
    ...(from.sheets && to.sheets ? { sheets: sheetChanges(from.sheets, to.sheets) } : {}),
  }
}

function statusOf(from: Totals, to: Totals, applies: boolean): Comparison['status'] {
  const states = [from.share.status, to.share.status]
  if (!applies || states.includes('not-applicable')) return 'not-applicable'
  return states.includes('provisional') ? 'provisional' : 'final'
}

const differenceOf = (from: Basis, to: Basis) =>
  subtract(rational(to.numerator, to.denominator), rational(from.numerator, from.denominator))

/** What changed on a line, the weightiest first; empty when nothing did. */
function kindsOf({ from, to }: Pair): Change['kinds'] {
  if (!from) return ['added']
  if (!to) return ['removed']
  const kinds: Change['kinds'] = []
  if (from.yen !== to.yen) kinds.push('amount')
  if (from.exclusion !== to.exclusion) kinds.push('exclusion')
  if (from.reflection !== to.reflection) kinds.push('mark')
  if (hasMoved(from, to)) kinds.push('moved')
  // Runs kept before how their cells were read know nothing of either.
  const [before, after] = [from.reading, to.reading]
  if (!before || !after) return kinds
  if (before.formula !== after.formula) kinds.push('formula')
  else if (from.yen === to.yen && before.raw !== after.raw) kinds.push('look')
  return kinds
}
