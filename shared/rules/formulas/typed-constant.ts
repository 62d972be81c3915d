// A number typed into a total's formula: =SUM(D5:D9)+100.

import type { Draft, Rule } from '../engine/rule.ts'
import { coverages } from '../facts/coverage.ts'
import { sumFormula } from '../facts/sum-formula.ts'

export const typedConstant: Rule = {
  code: 'formulas/typed-constant',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows', 'formulas/counts-twice'],
  check: (context) =>
    coverages(context)
      .filter(({ formula }) => formula.constant !== 0)
      .map(({ line, formula }): Draft => {
        const cell = context.cell(line)
        const value = sumFormula(context, line)
        const draft: Draft = {
          cells: [cell],
          params: { formula: formula.text, constant: formula.constant },
        }
        if (value) draft.suggestion = { label: 'sumFormula', edits: [{ cell, value }] }
        return draft
      }),
}
