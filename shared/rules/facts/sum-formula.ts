// The SUM that a subtotal or total ought to hold: its leaves, and nothing counted twice.
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

/** `=SUM(D5:D8,D10:D12)`: runs of rows that hold no subtotal; null without leaves. */
export function sumFormula(context: RuleContext, total: Line): string | null {
  const rows = leafRuns(context, total)
  // Excel takes 255 arguments; a list that long is no formula for people either.
  if (rows.length === 0 || rows.length > 100) return null
  return `=SUM(${rows.join(',')})`
}

function leafRuns(context: RuleContext, total: Line): string[] {
  const { lines } = context
  if (total.covers === null) return []
  const runs: { first: number; last: number }[] = []
  for (let i = total.covers.from; i <= total.covers.to; i++) {
    const row = lines.rowOf(i)
    if (!lines.isLeaf(i) || row === total.row) continue
    const run = runs.at(-1)
    // Rows between without any figure, such as notes or blanks, may stay inside.
    if (run && !hasFigureBetween(context, run.last, row)) run.last = row
    else runs.push({ first: row, last: row })
  }
  return runs.flatMap(({ first, last }) => {
    const rows: number[] = []
    for (let row = first; row <= last; row++) rows.push(row)
    return context.ranges(rows)
  })
}

function hasFigureBetween(context: RuleContext, above: number, below: number): boolean {
  const column = context.column('amount')
  for (let row = above + 1; column !== null && row < below; row++) {
    if (typeof context.cellAt(row, column) === 'number') return true
  }
  return false
}
