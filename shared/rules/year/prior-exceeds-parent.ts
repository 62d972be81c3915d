// Last year's children add up to more than last year's parent. Less is fine: abolished rows are gone.
import type { Line } from '../../model/budget.ts'
import { cellAddress, columnIndex } from '../../sheet/address.ts'
import type { Draft, Rule } from '../rule.ts'
import { columnReader } from '../totals/column-reader.ts'

export const priorExceedsParent: Rule = {
  code: 'year/prior-exceeds-parent',
  family: 'year',
  severity: 'warning',
  needs: ['table'],
  silencedBy: ['year/columns-swapped'],
  check(context) {
    const [prior, ...more] = (context.table?.columns ?? []).filter(
      ({ role }) => role === 'priorAmount',
    )
    if (!prior || more.length > 0) return []
    const read = columnReader(context, prior)
    const column = columnIndex(prior.column)
    const over = (parent: Line, children: readonly Line[]): Draft[] => {
      const written = read(parent).yen
      const figures = children.flatMap((child) => read(child).yen ?? [])
      const sum = figures.reduce((total, yen) => total + yen, 0)
      // Negative rows may push the others above the whole.
      if (written === null || written <= 0 || sum <= written) return []
      if (figures.length === 0 || figures.some((yen) => yen < 0)) return []
      return [
        {
          cells: [cellAddress(parent.row, column)],
          params: { written, sum, unit: context.unit },
        },
      ]
    }
    return context.lines.flatMap((line, index) => {
      if (line.covers) {
        const { from, to } = line.covers
        return over(
          line,
          context.lines.slice(from, to + 1).filter(({ rowKind }) => rowKind === 'leaf'),
        )
      }
      if (line.rowKind !== 'parent') return []
      return over(
        line,
        context.lines.filter(
          ({ parent, rowKind }) => parent === index && (rowKind === 'leaf' || rowKind === 'parent'),
        ),
      )
    })
  },
}
