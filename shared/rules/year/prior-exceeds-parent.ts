// Last year's children add up to more than last year's parent. Less is fine: abolished rows are gone.
import { cellAddress, columnIndex } from '../../address/index.ts'
import { createRunCounts, createRunSums } from '../../totals/run-sums.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { yenColumn } from '../facts/column-reader.ts'

export const priorExceedsParent: Rule = {
  code: 'year/prior-exceeds-parent',
  family: 'year',
  severity: 'warning',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  silencedAnywhereBy: ['year/columns-swapped'],
  check(context) {
    const [prior, ...more] = (context.table?.columns ?? []).filter(
      ({ role }) => role === 'priorAmount',
    )
    if (!prior || more.length > 0) return []
    const yen = yenColumn(context, prior)
    const column = columnIndex(prior.column)
    return sumsOf(context, yen).flatMap(({ row, written, sum }): Draft[] =>
      sum > written
        ? [{ cells: [cellAddress(row, column)], params: { written, sum, unit: context.unit } }]
        : [],
    )
  },
}

interface PriorSum {
  row: number
  written: number
  sum: number
}

/**
 * Last year's figure of each total and parent, with the sum of its parts; none with negative parts.
 * @param yen last year's, by line
 */
function sumsOf({ lines, survey }: RuleContext, yen: Float64Array): PriorSum[] {
  const parents = new Map<number, PriorSum>()
  const parentLines = survey.hasParents ? lines.where((i) => lines.kindOf(i) === 'parent') : []
  for (const { index, row } of parentLines) {
    const written = yen[index] as number
    if (written > 0) parents.set(index, { row, written, sum: 0 })
  }
  for (let i = 0; parents.size > 0 && i < lines.length; i++) {
    const parent = parents.get(lines.parentOf(i))
    const kind = lines.kindOf(i)
    if (parent && (kind === 'leaf' || kind === 'parent')) add(parent, yen[i] as number)
  }
  const ofLeaf = (i: number): number => (lines.isLeaf(i) ? (yen[i] as number) : Number.NaN)
  const leaves = createRunSums(lines.length, ofLeaf)
  const negatives = createRunCounts(lines.length, (i) => (yen[i] as number) < 0 && lines.isLeaf(i))
  const totals = survey.totals.flatMap((line): PriorSum[] => {
    const written = yen[line.index] as number
    if (!(written > 0) || line.covers === null) return []
    const { from, to } = line.covers
    const sum = negatives(from, to) > 0 ? Number.NEGATIVE_INFINITY : leaves.sum(from, to)
    return [{ row: line.row, written, sum }]
  })
  return [...totals, ...parents.values()]
}

/** A negative part may push the others above the whole: then nothing is said. */
function add(sum: PriorSum, yen: number): void {
  if (yen < 0) sum.sum = Number.NEGATIVE_INFINITY
  else if (yen > 0) sum.sum += yen
}
