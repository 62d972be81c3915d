// A table without a column of amounts has no figures.
import { rangeAddress } from '../../sheet/address.ts'
import type { RuleContext } from '../context.ts'
import { notesOf } from '../notes.ts'
import type { Rule } from '../rule.ts'

export const noAmountColumn: Rule = {
  code: 'structure/no-amount-column',
  family: 'structure',
  severity: 'error',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'noAmountColumn').map(() => ({ cells: headingOf(context), params: {} })),
}

const headingOf = ({ table }: RuleContext): string[] =>
  table
    ? [rangeAddress({ ...table.range, bottom: table.headerRows.at(-1) ?? table.range.top })]
    : []
