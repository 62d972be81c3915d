// More than one table on the sheet: one is the budget, the others are left out.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const severalTables: Rule = {
  code: 'structure/several-tables',
  family: 'structure',
  severity: 'info',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'severalTables').map(({ chosen, others }) => ({
      cells: others,
      params: { chosen, others },
    })),
}
