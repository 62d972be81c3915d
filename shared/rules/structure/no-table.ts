// No budget table on the sheet: nothing can be checked.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const noTable: Rule = {
  code: 'structure/no-table',
  family: 'structure',
  severity: 'error',
  scope: 'both',
  unsettles: 'total',
  needs: [],
  silencedBy: [],
  silencedAnywhereBy: ['structure/not-a-budget'],
  check: (context) =>
    context.table === null || notesOf(context, 'noTable').length > 0
      ? [{ cells: [], params: {} }]
      : [],
}
