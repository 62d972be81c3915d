// A table without a column of amounts has no figures.
import { rangeAddress } from '../../address/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const noAmountColumn: Rule = {
  code: 'structure/no-amount-column',
  family: 'structure',
  severity: 'error',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'noAmountColumn').map(() => ({ cells: headingOf(context), params: {} })),
}

const headingOf = ({ table }: RuleContext): string[] =>
  table
    ? [rangeAddress({ ...table.range, bottom: table.headerRows.at(-1) ?? table.range.top })]
    : []
