// How wide the columns of 反映明細 are: those of text as wide as their text, so that it prints large.

import { fillPattern } from '../block/pattern.ts'
import { type PlanContext, type Section, sectionText } from './context.ts'
import { leavesOf } from './source.ts'
import { displayWidth, fittedWidth } from './text-room.ts'

/** Characters by column letters. */
export function detailWidths(context: PlanContext): Record<string, number> {
  const { words, sections, report } = context
  const labels = report.totals.exclusions.map(({ label }) => label)
  return {
    A: 6,
    B: room(1, textsOf('issue'), 12, 24),
    C: room(2, textsOf('strategy'), 12, 24),
    D: room(3, textsOf('initiative'), 16, 34),
    E: room(4, departments(), 6, 16),
    F: room(5, [], 16, 20),
    G: room(6, labels, 10, 32),
    H: room(7, [], 10, 16),
    I: room(8, [], 16, 20),
    J: room(9, [], 16, 20),
    K: room(10, sections.flatMap(lastAddress), 10, 18),
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

  function* textsOf(name: 'issue' | 'strategy' | 'initiative' | 'remark') {
    for (const { line } of leavesOf(sections)) yield line[name]
  }

  function* departments(): Iterable<string> {
    for (const { sheet, line } of leavesOf(sections)) yield sectionText(context, sheet, line)
  }

  function* rawAmounts(): Iterable<string> {
    for (const { line } of leavesOf(sections)) yield line.amount.raw
  }
}

/** The address of a sheet's last line: none above it is longer. */
function lastAddress({ budget, source }: Section): string[] {
  const { lines } = budget
  let last = lines.length - 1
  while (last >= 0 && !lines.isLeaf(last)) last -= 1
  return last < 0 ? [] : [fillPattern(source.address(source.amountColumn), () => lines.rowOf(last))]
}

/** Characters that a table's filter button covers at the right of a heading, and what bold takes. */
const FILTER_BUTTON = 5
