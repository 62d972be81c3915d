// A total whose SUM leaves out rows of its own block.

import { yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { coverages } from '../facts/coverage.ts'
import { sumFormula } from '../facts/sum-formula.ts'

export const rangeMissesRows: Rule = {
  code: 'formulas/range-misses-rows',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: [],
  check: (context) =>
    coverages(context).flatMap(({ line, formula, missing, twice }): Draft[] => {
      if (missing.length === 0 || twice.length > 0) return []
      const cell = context.cell(line)
      const yen = yenOf(missing)
      const value = sumFormula(context, line)
      const draft: Draft = {
        cells: [cell, ...context.ranges(missing.map(({ row }) => row))],
        params: {
          formula: formula.text,
          rows: context.ranges(missing.map(({ row }) => row)),
          yen,
          unit: context.unit,
        },
        // Rows without money leave the sum right for now.
        severity: yen === 0 ? 'warning' : 'error',
      }
      if (value) draft.suggestion = { label: 'sumFormula', edits: [{ cell, value }] }
      return [draft]
    }),
}
