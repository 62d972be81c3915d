// A cell whose formula failed: #REF!, #VALUE! and the like.
import type { Draft, Rule } from '../rule.ts'

export const errorValue: Rule = {
  code: 'formulas/error-value',
  family: 'formulas',
  severity: 'error',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const byText = new Map<string, number[]>()
    for (const line of context.lines) {
      if (line.amount.problem?.code !== 'errorValue') continue
      const rows = byText.get(line.amount.raw)
      if (rows) rows.push(line.row)
      else byText.set(line.amount.raw, [line.row])
    }
    return [...byText].map(
      ([text, rows]): Draft => ({
        cells: context.ranges(rows),
        params: { text, count: rows.length },
      }),
    )
  },
}
