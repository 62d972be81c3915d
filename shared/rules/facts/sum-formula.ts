// The SUM that a subtotal or total ought to hold: its leaves, and nothing counted twice.

import { rangeAddress } from '../../address/index.ts'
import { firstFrom } from '../../formula/ascending.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'
import { onceFor } from './once.ts'

/** Excel takes 255 arguments; a list longer than this is no formula for people either. */
const mostRuns = 100

/** `=SUM(D5:D8,D10:D12)`: runs of rows that hold no subtotal; null without leaves. */
export function sumFormula(context: RuleContext, { covers }: Line): string | null {
  const column = context.column('amount') ?? context.table?.range.left
  if (covers === null || column === undefined) return null
  const { leaves, lines } = context
  const runs = runsOf(context)
  const leaf = (n: number): number => leaves[n] as number
  const run = (n: number): number => runs[n] as number
  const first = firstFrom(leaves.length, leaf, covers.from)
  const last = firstFrom(leaves.length, leaf, covers.to + 1) - 1
  if (first > last || run(last) - run(first) >= mostRuns) return null
  const ranges: string[] = []
  for (let n = first; n <= last; ) {
    const end = Math.min(last, firstFrom(runs.length, run, run(n) + 1) - 1)
    const [top, bottom] = [lines.rowOf(leaf(n)), lines.rowOf(leaf(end))]
    ranges.push(rangeAddress({ top, bottom, left: column, right: column }))
    n = end + 1
  }
  return `=SUM(${ranges.join(',')})`
}

/** For each leaf, which run of leaves it stands in: rows without any figure, such as notes or blanks, may stay inside. */
const runsOf = onceFor((context: RuleContext): Int32Array => {
  const { leaves, lines } = context
  const runs = new Int32Array(leaves.length)
  for (let n = 1; n < leaves.length; n++) {
    const above = lines.rowOf(leaves[n - 1] as number)
    const isParted = hasFigureBetween(context, above, lines.rowOf(leaves[n] as number))
    runs[n] = (runs[n - 1] as number) + (isParted ? 1 : 0)
  }
  return runs
})

function hasFigureBetween(context: RuleContext, above: number, below: number): boolean {
  const column = context.column('amount')
  for (let row = above + 1; column !== null && row < below; row++) {
    if (typeof context.cellAt(row, column) === 'number') return true
  }
  return false
}
