// Stages in rows and items in columns: one row of such a turned table is the budget.
import type { Lines } from '../../model/budget.ts'
import { nameOf } from './lines.ts'

/** Of a turned table's rows one alone can be the budget: all stages together would count it several times. */
export function keepAskedStage(lines: Lines, rank: (label: string) => number): void {
  let best = -1
  let most = 0
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isLeaf(i) || lines.stateOf(i) === 'missing') continue
    const own = rank(nameOf(lines, i) || (lines.detailOf(i) as string))
    if (own < most || own === 0) continue
    most = own
    best = i
  }
  for (let i = 0; i < lines.length; i++) {
    if (best < 0 || i === best || lines.kindOf(i) === 'blank' || lines.kindOf(i) === 'heading')
      continue
    lines.setKind(i, 'note')
  }
}
