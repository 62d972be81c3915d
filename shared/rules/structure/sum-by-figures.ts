// A row whose name says no sum, and to which the rows beside it come: it is taken for one and not added.
import { cellAddress } from '../../address/index.ts'
import { notesOf } from '../engine/notes.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { nameOfRow } from '../facts/name-of-row.ts'

/** Bits from which no other reading is to be reckoned with, and by which it leads the next one. */
const certain = 14
const ahead = 4

export const sumByFigures: Rule = {
  code: 'structure/sum-by-figures',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'sumsByFigures').flatMap(({ column, sums }) =>
      sums.map(({ row, of, evidence, runnerUp }): Draft => {
        const isCertain = evidence >= certain && evidence - (runnerUp ?? 0) >= ahead
        return {
          cells: [cellAddress(row, column)],
          params: {
            of: context.ranges(of, 'amount').join(','),
            count: of.length,
            name: nameOfRow(context, row),
          },
          ...(isCertain ? { unsettles: null } : {}),
        }
      }),
    ),
}
