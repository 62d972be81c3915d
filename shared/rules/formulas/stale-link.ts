// A link whose cell shows another figure than the cell it fetches: not recalculated, or of an older file.
import { cellAddress, parseRange } from '../../address/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import {
  type AmountLink,
  amountLinks,
  cellOfSheet,
  explainedTotal,
  partsOfName,
  sheetOf,
} from '../facts/sheets-of-run.ts'

/** `=総務課!D9` and `='防災 1'!$D$9`: nothing but one cell of another sheet. */
const oneCell = /^=\+?(?:'((?:[^']|'')+)'|([^'!()+\-*/&,;]+))!(\$?[A-Z]{1,3}\$?\d{1,7})$/

export const staleLink: Rule = {
  code: 'formulas/stale-link',
  family: 'formulas',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value', 'formulas/not-calculated', 'formulas/wrong-sheet-link'],
  check(context) {
    if (context.sheets.length === 0) return []
    return amountLinks(context).flatMap((link): Draft[] => {
      const shown = context.cellAt(link.row, link.column)
      const target = targetOf(context, link)
      if (typeof shown !== 'number' || !target || target.value === shown) return []
      return [
        {
          // A summary's total differs by the same: it is said here.
          cells: [cellAddress(link.row, link.column), ...explainedTotal(context)],
          params: {
            shown: String(shown),
            there: String(target.value),
            target: target.address,
            formula: link.formula,
          },
        },
      ]
    })
  },
}

/** The cell that it fetches, where it holds a number: blank counts as 0, a text may be anything. */
function targetOf(
  context: RuleContext,
  { formula }: AmountLink,
): { address: string; value: number } | null {
  const [, quoted, plain, cell = ''] = oneCell.exec(formula) ?? []
  const name = quoted?.replaceAll("''", "'") ?? plain
  const sheet = name === undefined ? undefined : sheetOf(context, partsOfName(name))
  const at = parseRange(cell)
  if (!sheet || !at) return null
  const value = cellOfSheet(sheet)(at.top, at.left)
  if (value !== null && value !== '' && typeof value !== 'number') return null
  return {
    address: `${sheet.reference}!${cellAddress(at.top, at.left)}`,
    value: typeof value === 'number' ? value : 0,
  }
}
