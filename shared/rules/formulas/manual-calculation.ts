// A workbook that calculates only when it is told to: what its formulas show may be of before the last edit.
import type { ColumnRole } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const manualCalculation: Rule = {
  code: 'formulas/manual-calculation',
  family: 'formulas',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: [],
  check(context): Draft[] {
    if (context.snapshot.calculationMode !== 'manual') return []
    const amounts = formulasOfLines(context, 'amount')
    if (amounts.length > 0) return [draftOf(context, 'amount', amounts)]
    const marks = (['reflection', 'exclusion'] as const).flatMap((role) => {
      const rows = formulasOfLines(context, role)
      return rows.length > 0 ? [draftOf(context, role, rows)] : []
    })
    if (marks.length > 0) return marks
    // Sums of typed amounts are added up again here, and reported where they are old.
    return [{ cells: [], params: { variant: 'typed' }, severity: 'info', unsettles: null }]
  },
}

function draftOf(context: RuleContext, role: ColumnRole, rows: readonly number[]): Draft {
  return {
    cells: context.ranges(rows, role),
    params: { variant: role === 'amount' ? 'amounts' : 'marks', count: rows.length },
    ...(role === 'amount' ? {} : { unsettles: 'share' as const }),
  }
}

/** Rows of the lines whose cell in a column is a formula. */
function formulasOfLines({ formulas, lines, column }: RuleContext, role: ColumnRole): number[] {
  const at = column(role)
  if (at === null) return []
  return formulas
    .inColumn(at)
    .map(({ row }) => row)
    .filter((row) => lines.isLeaf(lines.indexOf(row)))
}
