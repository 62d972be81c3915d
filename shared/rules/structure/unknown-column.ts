// A heading that says nothing known: the column is not read.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const unknownColumn: Rule = {
  code: 'structure/unknown-column',
  family: 'structure',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'unknownColumn').map(({ cells, heading }) => ({ cells, params: { heading } })),
}
