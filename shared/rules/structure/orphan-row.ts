// Money in a row that names nothing it could belong to.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const orphanRow: Rule = {
  code: 'structure/orphan-row',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'orphanRow').map(({ cells }) => ({ cells, params: { count: cells.length } })),
}
