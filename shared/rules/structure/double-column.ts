// Two columns of one role: only one is read.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const doubleColumn: Rule = {
  code: 'structure/double-column',
  family: 'structure',
  severity: 'warning',
  unsettles: 'base',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'doubleColumn').map(({ cells, role }) => ({
      cells,
      params: { role },
      unsettles: role === 'reflection' ? ('share' as const) : ('base' as const),
    })),
}
