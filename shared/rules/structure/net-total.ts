// A total that is printed once more without what is counted twice in it, or with its own breakdown below it.
import { cellAddress } from '../../address/index.ts'
import { amountUnit } from '../../model/amount-unit.ts'
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { notesOf } from '../engine/notes.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const netTotal: Rule = {
  code: 'structure/net-total',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'netTotal').map(({ column, total, of, net, isSigned }): Draft => {
      const cells = of.map((row) => cellAddress(row, column))
      const yenAt = (row: number): number => context.lines.yen[context.lines.indexOf(row)] as number
      const draft: Draft = {
        cells: net === null ? cells : [cellAddress(net, column), ...cells],
        params: {
          variant: net === null ? 'parts' : isSigned ? 'signed' : 'gross',
          total: cellAddress(total, column),
          of: context.ranges(of, 'amount').join(','),
          count: of.length,
          yen: yenAt(total),
          net: net === null ? 0 : yenAt(net),
          unit: context.unit,
        },
      }
      const edits =
        net === null || isSigned ? [] : of.flatMap((row) => negative(context, row, column))
      if (edits.length > 0 && edits.length === of.length)
        draft.suggestion = { label: 'takeOff', params: { cells: cells.join(',') }, edits }
      return draft
    }),
}

/** The amount with a minus: then it is taken off, and the net total is the budget's. */
function negative({ table, lines }: RuleContext, row: number, column: number) {
  const unit = amountUnit(table)
  const yen = lines.yen[lines.indexOf(row)] as number
  if (unit === null || !(yen > 0) || yen % unitYen[unit] !== 0) return []
  return [{ cell: cellAddress(row, column), value: -yen / unitYen[unit] }]
}
