// A row taken for an item, though others come to its figure, or its level puts it over them.
import { cellAddress } from '../../address/index.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'
import { nameOfRow } from '../facts/name-of-row.ts'

export const possibleSum: Rule = {
  code: 'structure/possible-sum',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'possibleSums').flatMap(({ column, sums }) =>
      sums.map(({ row, of, yen, isLevel }) => ({
        cells: [cellAddress(row, column)],
        params: {
          variant: isLevel ? 'level' : 'figures',
          of: context.ranges(of, 'amount').join(','),
          count: of.length,
          yen,
          unit: context.unit,
          name: nameOfRow(context, row),
        },
      })),
    ),
}
