// A total typed as a number where its neighbours are formulas: it will not follow an edit.

import type { Draft, Rule } from '../engine/rule.ts'
import { sumFormula } from '../facts/sum-formula.ts'

export const typedTotal: Rule = {
  code: 'formulas/typed-total',
  family: 'formulas',
  severity: 'warning',
  unsettles: null,
  needs: ['table', 'formulas'],
  silencedBy: [],
  check(context) {
    const column = context.column('amount')
    if (column === null) return []
    const totals = context.survey.totals.filter(({ amount }) => amount.yen !== null)
    const typed = totals.filter((line) => !context.formulas.at(line.row, column))
    if (typed.length === totals.length) return []
    return typed.map((line): Draft => {
      const cell = context.cell(line)
      const value = sumFormula(context, line)
      const draft: Draft = {
        cells: [cell],
        params: { yen: line.yen ?? 0, unit: context.unit },
      }
      if (value) draft.suggestion = { label: 'sumFormula', edits: [{ cell, value }] }
      return draft
    })
  },
}
