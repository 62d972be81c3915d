// Several columns could hold the asked amounts; one was chosen.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const ambiguousAmountColumn: Rule = {
  code: 'structure/ambiguous-amount-column',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'ambiguousAmount').map(({ chosen, others, cells }) => ({
      cells,
      params: { chosen, others },
    })),
}
