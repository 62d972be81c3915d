// A value a thousand times its neighbours: yen among thousands of yen, most likely.
import type { Line } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

const factor = 1_000
// With fewer figures there is no telling what is usual.
const fewest = 5

export const suspectedUnit: Rule = {
  code: 'amounts/suspected-unit',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['amounts/unit-conflict', 'formulas/mixed-units'],
  check(context) {
    const largest = largestUsual(context)
    if (largest === null || context.survey.largest <= largest) return []
    const drafts: Draft[] = []
    for (const i of context.leaves) {
      if (!(Math.abs(context.lines.yen[i] as number) > largest)) continue
      const line = context.lines.get(i) as Line
      if (line.amount.unitSource !== 'cell') drafts.push(suspect(context, line))
    }
    return drafts
  },
}

/**
 * The largest usual amount: ten times the 90th percentile, and never below a hundred times the
 * median, so that one great project among small ones is not suspected. null: too few figures.
 */
function largestUsual({ lines, leaves }: RuleContext): number | null {
  const figures: number[] = []
  // Of a long sheet a sample is enough: every n-th line.
  const step = Math.max(1, Math.floor(leaves.length / 2_000))
  for (let n = 0; n < leaves.length; n += step) {
    const amount = lines.yen[leaves[n] ?? -1] ?? Number.NaN
    if (amount) figures.push(Math.abs(amount))
  }
  if (figures.length < fewest) return null
  const yen = Float64Array.from(figures).sort()
  const median = yen[Math.floor(yen.length / 2)] ?? 0
  const high = yen[Math.floor((yen.length - 1) * 0.9)] ?? 0
  const usual = yen.length < 30 ? (yen.at(-2) ?? high) : high
  return Math.max(usual * 10, median * 100)
}

function suspect(context: RuleContext, line: Line): Draft {
  const yen = line.yen ?? 0
  const smaller = yen / factor
  const draft: Draft = {
    cells: [context.cell(line)],
    params: { yen, smaller: Math.trunc(smaller), unit: context.unit },
  }
  const value = smaller / unitYen[context.unit]
  if (Number.isInteger(value) && !line.amount.numberAsText) {
    draft.suggestion = { label: 'divideByThousand', edits: [{ cell: context.cell(line), value }] }
  }
  return draft
}
