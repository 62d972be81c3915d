// A sum that takes in its own cell.

import type { Draft, Rule } from '../engine/rule.ts'
import { coverages } from '../facts/coverage.ts'
import { sumFormula } from '../facts/sum-formula.ts'

export const includesItself: Rule = {
  code: 'formulas/includes-itself',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows', 'formulas/counts-twice'],
  check: (context) =>
    coverages(context)
      .filter(({ itself }) => itself)
      .map(({ line, formula }): Draft => {
        const cell = context.cell(line)
        const value = sumFormula(context, line)
        const draft: Draft = { cells: [cell], params: { formula: formula.text } }
        if (value) draft.suggestion = { label: 'sumFormula', edits: [{ cell, value }] }
        return draft
      }),
}
