// A table without a column of amounts has no figures.
import { notesOf } from '../notes.ts'
import type { Rule } from '../rule.ts'

export const noAmountColumn: Rule = {
  code: 'structure/no-amount-column',
  family: 'structure',
  severity: 'error',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'noAmountColumn').map((note) => ({ cells: note.cells, params: {} })),
}
