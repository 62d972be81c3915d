// The reading of the table is a guess the user should look at.
import { rangeAddress } from '../../address/index.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const lowConfidence: Rule = {
  code: 'structure/low-confidence',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'lowConfidence').map(() => ({
      cells: context.table ? [rangeAddress(context.table.range)] : [],
      params: {},
    })),
}
