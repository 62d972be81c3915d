// Nothing says whether the figures are yen or thousands of yen.
import { type Unit, unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const noUnit: Rule = {
  code: 'amounts/no-unit',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const [note] = notesOf(context, 'noUnit')
    if (!note) return []
    const { plan, policy, totals } = context
    const assumed = plan?.unit ?? policy.defaultUnit
    const other: Unit = assumed === null || assumed === '円' ? '千円' : '円'
    const readings = {
      other,
      yen: totals.total,
      otherYen: inOtherUnit(context, assumed ?? '円', other),
      unit: context.unit,
    }
    return [
      {
        cells: note.cells,
        params: assumed
          ? { variant: 'assumed', assumed, ...readings }
          : { variant: 'none', ...readings },
        // Read as plain yen, all figures may be off by a thousand.
        ...(assumed ? {} : { severity: 'error' as const }),
      },
    ]
  },
}

/** The total if the amounts without a unit were in another one. */
function inOtherUnit({ lines, leaves, totals }: RuleContext, assumed: Unit, other: Unit): number {
  const isAssumed = lines.perAmount(true, ({ unitSource }) => unitSource !== 'cell')
  let yen = 0
  for (const i of leaves) if (isAssumed(i)) yen += lines.yen[i] || 0
  return Math.round(totals.total - yen + (yen / unitYen[assumed]) * unitYen[other])
}
