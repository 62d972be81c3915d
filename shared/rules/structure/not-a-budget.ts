// Nothing says that the sheet's numbers are a budget: a directory or a statistic must not become a total.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const notABudget: Rule = {
  code: 'structure/not-a-budget',
  family: 'structure',
  severity: 'error',
  unsettles: 'total',
  needs: [],
  silencedBy: [],
  check: (context) => notesOf(context, 'notABudget').map(({ cells }) => ({ cells, params: {} })),
}
