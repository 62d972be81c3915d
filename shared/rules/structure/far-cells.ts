// Stray cells so far from the rest that they would make the sheet too large to read.
import { parseCell } from '../../address/index.ts'
import type { Rule } from '../engine/rule.ts'

const shown = 20

export const farCells: Rule = {
  code: 'structure/far-cells',
  family: 'structure',
  severity: 'warning',
  unsettles: null,
  needs: [],
  silencedBy: [],
  check({ snapshot }) {
    const cells = Object.entries(snapshot.farCells ?? {}).sort(([a], [b]) => inOrder(a, b))
    const [first] = cells
    if (!first) return []
    return [
      {
        cells: cells.map(([address]) => address),
        params: { count: cells.length, example: String(first[1]).slice(0, shown) },
      },
    ]
  },
}

/** Down the sheet, then to the right. */
function inOrder(a: string, b: string): number {
  const [from, to] = [parseCell(a), parseCell(b)]
  return from && to ? from.row - to.row || from.column - to.column : 0
}
