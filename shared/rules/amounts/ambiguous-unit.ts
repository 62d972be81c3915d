// The sheet names several units.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const ambiguousUnit: Rule = {
  code: 'amounts/ambiguous-unit',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'ambiguousUnit').map(({ cells, units }) => ({
      cells,
      params: { units, taken: context.unit },
    })),
}
