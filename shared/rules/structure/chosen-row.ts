// A row that the caller says is a sum or an item: what was chosen, so that it can be seen and taken back.
import { cellAddress } from '../../address/index.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'
import { nameOfRow } from '../facts/name-of-row.ts'

export const chosenRow: Rule = {
  code: 'structure/chosen-row',
  family: 'structure',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'chosenRows').flatMap(({ column, rows }) =>
      rows.map(({ row, as }) => ({
        cells: [cellAddress(row, column)],
        params: { variant: as, name: nameOfRow(context, row) },
      })),
    ),
}
