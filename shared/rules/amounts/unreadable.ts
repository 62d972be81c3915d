// A cell in the amount column that is no amount: its line is in no total.
import type { AmountProblemCode, Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

const codes = new Set<AmountProblemCode>(['unreadable', 'leftOver', 'notAmount'])

export const unreadable: Rule = {
  code: 'amounts/unreadable',
  family: 'amounts',
  severity: 'error',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['formulas/error-value'],
  check: (context) => problems(context, codes),
}

/** Lines whose amount could not be read for one of these reasons, one draft a text. */
export function problems(context: RuleContext, wanted: ReadonlySet<AmountProblemCode>): Draft[] {
  const byText = new Map<string, { line: Line; text: string; rows: number[] }>()
  for (const line of context.survey.problems) {
    const { problem } = line.amount
    if (!problem || !wanted.has(problem.code) || line.rowKind === 'heading') continue
    const text = textOf(line)
    const key = `${isTotal(line)} ${text}`
    const known = byText.get(key)
    if (known) known.rows.push(line.row)
    else byText.set(key, { line, text, rows: [line.row] })
  }
  return [...byText.values()].map(({ line, text, rows }) => ({
    cells: context.ranges(rows),
    params: {
      // A total is in no total anyway: what is lost is that it can be checked.
      variant: isTotal(line) ? 'ofTotal' : (line.amount.problem?.code ?? ''),
      text,
      part: line.amount.problem?.text ?? '',
      count: rows.length,
    },
  }))
}

const isTotal = ({ rowKind }: Line): boolean => rowKind === 'subtotal' || rowKind === 'total'

/** As the cell shows it: 2024/4/1, not the 45383 behind it. */
const textOf = ({ amount: { problem, raw } }: Line): string =>
  problem?.code === 'notAmount' ? problem.text : raw
