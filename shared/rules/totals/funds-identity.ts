// 特定財源 + 一般財源 = 計, in every column of amounts.
import type { Line } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { amountColumns, columnReader } from '../facts/column-reader.ts'

export const fundsIdentity: Rule = {
  code: 'totals/funds-identity',
  family: 'totals',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['totals/subtotal-differs', 'amounts/unreadable', 'formulas/error-value'],
  check(context) {
    const own = fundsRows(context)
    if (!own) return []
    return amountColumns(context).flatMap((column): Draft[] => {
      const read = columnReader(context, column)
      const [specific, general, whole] = own.map((line) => read(line.row).yen)
      if (specific == null || general == null || whole == null) return []
      const difference = whole - (specific + general)
      if (Math.abs(difference) <= context.policy.tolerance * unitYen[context.unit]) return []
      const [specificLine, generalLine, wholeLine] = own
      return [
        {
          cells: [wholeLine, specificLine, generalLine].map(
            (line) => `${column.column}${line.row}`,
          ),
          params: { written: whole, expected: specific + general, difference, unit: context.unit },
          unsettles: column.role === 'amount' ? 'total' : null,
        },
      ]
    })
  },
}

function fundsRows({ lines, table, cellAt }: RuleContext): [Line, Line, Line] | null {
  // Short cards print them; a long list with such names means something else.
  if (!table || lines.length > 200) return null
  const named = (pattern: RegExp): Line[] =>
    lines.all().filter((line) => {
      const label = cellAt(line.row, table.range.left)
      return typeof label === 'string' && pattern.test(fold(label))
    })
  const [specific, ...specifics] = named(/^特定財源$/)
  const [general, ...generals] = named(/^一般財源$/)
  const whole = named(/^(?:計|合計|事業費計|総額)$/)[0]
  if (!specific || !general || !whole || specifics.length > 0 || generals.length > 0) return null
  return [specific, general, whole]
}
