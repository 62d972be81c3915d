// A total whose formula adds rows twice: overlapping ranges, a subtotal beside its own rows, 再掲.

import { yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { coverages } from '../facts/coverage.ts'
import { sumFormula } from '../facts/sum-formula.ts'

export const countsTwice: Rule = {
  code: 'formulas/counts-twice',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/range-misses-rows'],
  check: (context) =>
    coverages(context).flatMap(({ line, formula, twice, relisted, foreign }): Draft[] => {
      const [variant, lines] =
        twice.length > 0
          ? (['twice', twice] as const)
          : relisted.length > 0
            ? (['relisted', relisted] as const)
            : (['foreign', foreign] as const)
      if (lines.length === 0) return []
      const cell = context.cell(line)
      const rows = context.ranges(lines.map(({ row }) => row))
      const value = sumFormula(context, line)
      const draft: Draft = {
        cells: [cell, ...rows],
        params: { variant, formula: formula.text, rows, yen: yenOf(lines), unit: context.unit },
      }
      if (value) draft.suggestion = { label: 'sumFormula', edits: [{ cell, value }] }
      return [draft]
    }),
}
