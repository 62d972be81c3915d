// The heading stands again inside the table, as on every printed page.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const repeatedHeader: Rule = {
  code: 'structure/repeated-header',
  family: 'structure',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'repeatedHeader').map(({ cells }) => ({
      cells,
      params: { count: cells.length },
    })),
}
