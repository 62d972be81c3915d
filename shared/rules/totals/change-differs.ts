// 増減 that is not this year less last year.
import { unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { yenColumn } from '../facts/column-reader.ts'

export const changeDiffers: Rule = {
  code: 'totals/change-differs',
  family: 'totals',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['amounts/unreadable', 'formulas/error-value'],
  silencedAnywhereBy: ['year/columns-swapped'],
  check(context) {
    const columns = changeColumns(context)
    if (!columns) return []
    const { current, prior, change } = columns
    const priors = yenColumn(context, prior)
    const changes = yenColumn(context, change)
    const allowed = context.policy.tolerance * unitYen[change.unit ?? context.unit]
    const drafts: Draft[] = []
    const { lines, survey } = context
    for (let i = 0; i < lines.length; i++) {
      // 皆増 and 皆減 are words; a blank or - on any side leaves nothing to subtract.
      const expected = (lines.yen[i] as number) - (priors[i] as number)
      const printed = changes[i] as number
      const isOff = Math.abs(printed - expected) > allowed
      if (!isOff || lines.amountOf(i)?.approximate) continue
      // A total over a cell that could not be read is not the total.
      if (survey.problems.length > 0 && lines.covers.has(i)) continue
      const row = lines.rowOf(i)
      drafts.push({
        cells: [`${change.column}${row}`, `${current.column}${row}`, `${prior.column}${row}`],
        params: {
          variant: printed === -expected ? 'sign' : 'differs',
          written: printed,
          expected,
          unit: context.unit,
        },
      })
    }
    return drafts
  },
}

/** The columns of this year, last year and the change; null where one is missing. */
export function changeColumns({ table }: RuleContext) {
  const of = (role: string) => table?.columns.filter((column) => column.role === role) ?? []
  const [current] = of('amount')
  const [prior, ...priors] = of('priorAmount')
  const [change, ...changes] = of('change')
  // Several of them leave open which is compared with which.
  if (!current || !prior || !change || priors.length > 0 || changes.length > 0) return null
  return { current, prior, change }
}
