// Last year's children add up to more than last year's parent. Less is fine: abolished rows are gone.
import { cellAddress, columnIndex } from '../../sheet/address.ts'
import type { RuleContext } from '../context.ts'
import type { Draft, Rule } from '../rule.ts'
import { yenReader } from '../totals/column-reader.ts'

export const priorExceedsParent: Rule = {
  code: 'year/prior-exceeds-parent',
  family: 'year',
  severity: 'warning',
  needs: ['table'],
  silencedBy: [],
  silencedAnywhereBy: ['year/columns-swapped'],
  check(context) {
    const [prior, ...more] = (context.table?.columns ?? []).filter(
      ({ role }) => role === 'priorAmount',
    )
    if (!prior || more.length > 0) return []
    const read = yenReader(context, prior)
    const column = columnIndex(prior.column)
    return sumsOf(context, read).flatMap(({ row, written, sum }): Draft[] =>
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

/** Last year's figure of each total and parent, with the sum of its parts; none with negative parts. */
function sumsOf({ lines, survey }: RuleContext, read: (row: number) => number | null): PriorSum[] {
  const parents = new Map<number, PriorSum>()
  const { kind, row } = lines
  for (const { index, row } of lines.where((i) => kind[i] === 'parent')) {
    const written = read(row)
    if (written !== null && written > 0) parents.set(index, { row, written, sum: 0 })
  }
  for (let i = 0; parents.size > 0 && i < lines.length; i++) {
    const parent = parents.get(lines.parent[i] as number)
    if (parent && (kind[i] === 'leaf' || kind[i] === 'parent')) add(parent, read(row[i] as number))
  }
  const totals = survey.totals.flatMap((line): PriorSum[] => {
    const written = read(line.row)
    if (written === null || written <= 0 || line.covers === null) return []
    const total = { row: line.row, written, sum: 0 }
    for (let i = line.covers.from; i <= line.covers.to; i++) {
      if (kind[i] === 'leaf') add(total, read(row[i] as number))
    }
    return [total]
  })
  return [...totals, ...parents.values()]
}

/** A negative part may push the others above the whole: then nothing is said. */
function add(sum: PriorSum, yen: number | null): void {
  if (yen !== null) sum.sum = yen < 0 ? Number.NEGATIVE_INFINITY : sum.sum + yen
}
