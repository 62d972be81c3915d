// What the lines of one sheet come to: whole, excluded, and reflected of the rest.
import type { Budget } from '../model/budget.ts'
import type { Policy } from '../schema/index.ts'

export interface SectionSums {
  yen: number
  excludedYen: number
  reflectedYen: number
}

/** Integer yen of a sheet's lines, by the policy's exclusions and the marks that count. */
export function sectionSums({ lines }: Budget, policy: Policy): SectionSums {
  const sums: SectionSums = { yen: 0, excludedYen: 0, reflectedYen: 0 }
  const excluded = new Set(policy.exclusions.map(({ id }) => id))
  const counting = new Set(
    policy.reflectionMarks.filter((mark) => mark.counts).map((mark) => mark.symbol),
  )
  for (let i = 0; i < lines.length; i += 1) {
    if (!lines.isLeaf(i)) continue
    const yen = lines.yen[i] || 0
    const exclusion = lines.exclusionOf(i)
    const reflection = lines.reflectionOf(i)
    sums.yen += yen
    if (exclusion.kind === 'policy' && excluded.has(exclusion.id)) sums.excludedYen += yen
    else if (reflection.kind === 'mark' && counting.has(reflection.symbol)) sums.reflectedYen += yen
  }
  return sums
}
