// How wide the columns of 反映明細 are: those of text as wide as their text, so that it prints large.

import { fillPattern } from '../block/pattern.ts'
import type { PlanContext } from './context.ts'
import { leaves } from './source.ts'
import { displayWidth, fittedWidth } from './text-room.ts'

/** Characters by column letters. */
export function detailWidths({
  words,
  budget,
  lines,
  source,
  report,
}: PlanContext): Record<string, number> {
  const labels = report.totals.exclusions.map(({ label }) => label)
  const lastAddress = fillPattern(source.address(source.amountColumn), () => lines.lastRow)
  return {
    A: 6,
    B: room(1, textsOf('issue'), 12, 24),
    C: room(2, textsOf('strategy'), 12, 24),
    D: room(3, textsOf('initiative'), 16, 34),
    E: room(4, textsOf('department'), 6, 16),
    F: room(5, [], 16, 20),
    G: room(6, labels, 10, 32),
    H: room(7, [], 10, 16),
    I: room(8, [], 16, 20),
    J: room(9, [], 16, 20),
    K: room(10, lines.count > 0 ? [lastAddress] : [], 10, 18),
    L: room(11, rawAmounts(), 8, 20),
    M: room(12, textsOf('remark'), 8, 28),
    N: 13,
    O: 8,
    P: 8,
    Q: 8,
    R: 8,
    S: 18,
    T: 18,
    U: 18,
  }

  function room(column: number, texts: Iterable<string>, least: number, most: number): number {
    const heading = displayWidth(words.detailHeadings[column] ?? '') + FILTER_BUTTON
    return fittedWidth(texts, Math.max(least, heading), Math.max(most, heading))
  }

  function* textsOf(name: 'issue' | 'strategy' | 'initiative' | 'department' | 'remark') {
    for (const line of leaves(budget)) yield line[name]
  }

  function* rawAmounts(): Iterable<string> {
    for (const { amount } of leaves(budget)) yield amount.raw
  }
}

/** Characters that a table's filter button covers at the right of a heading, and what bold takes. */
const FILTER_BUTTON = 5
