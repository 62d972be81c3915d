// Merged cells inside the table.
import { parseRange } from '../../address/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Rule } from '../engine/rule.ts'

export const mergedCells: Rule = {
  code: 'guideline/merged-cells',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const merges = (context.snapshot.merges ?? []).filter((address) => isInside(context, address))
    return merges.length > 0 ? [{ cells: merges, params: { count: merges.length } }] : []
  },
}

function isInside({ table }: RuleContext, address: string): boolean {
  const merge = parseRange(address)
  if (!merge || !table) return false
  const { top, bottom, left, right } = table.range
  return merge.bottom >= top && merge.top <= bottom && merge.right >= left && merge.left <= right
}
