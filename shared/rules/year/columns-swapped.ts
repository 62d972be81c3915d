// This year's and last year's columns are the wrong way round: every total would still agree.
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { yenColumn } from '../facts/column-reader.ts'
import { changeColumns } from '../totals/change-differs.ts'

export const columnsSwapped: Rule = {
  code: 'year/columns-swapped',
  family: 'year',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) => [...byHeading(context), ...byChange(context), ...byPlan(context)].slice(0, 1),
}

function byHeading({ table }: RuleContext): Draft[] {
  const amount = table?.columns.find(({ role }) => role === 'amount')
  const prior = table?.columns.find(({ role }) => role === 'priorAmount')
  if (!table || amount?.fiscalYear == null || prior?.fiscalYear == null) return []
  if (amount.fiscalYear > prior.fiscalYear) return []
  const row = table.headerRows[0] ?? table.range.top
  return [
    {
      cells: [`${amount.column}${row}`, `${prior.column}${row}`],
      params: { variant: 'heading', amount: amount.column, prior: prior.column },
    },
  ]
}

/** Every printed change has the other sign: the columns, not the changes, are the wrong way round. */
function byChange(context: RuleContext): Draft[] {
  const columns = changeColumns(context)
  if (!columns) return []
  const priors = yenColumn(context, columns.prior)
  const changes = yenColumn(context, columns.change)
  let opposite = 0
  const { lines } = context
  for (let i = 0; i < lines.length; i++) {
    const expected = (lines.yen[i] as number) - (priors[i] as number)
    const change = changes[i] as number
    if (Number.isNaN(expected) || !change) continue
    if (expected === change) return []
    if (expected === -change) opposite++
  }
  return opposite >= 3 ? [swapped(context, 'change')] : []
}

/** Most of last year's figures are this year's estimates of the plan, and few of this year's are. */
function byPlan(context: RuleContext): Draft[] {
  const prior = context.table?.columns.find(({ role }) => role === 'priorAmount')
  if (!prior || !context.links) return []
  let priorFits = 0
  let amountFits = 0
  for (const { index, estimate } of context.links.items) {
    const own = context.links.linesOf[index] ?? []
    const [i] = own
    if (i === undefined || own.length > 1 || !estimate) continue
    if (context.lines.yen[i] === estimate) amountFits++
    if (yenColumn(context, prior)[i] === estimate) priorFits++
  }
  return priorFits >= 3 && priorFits > amountFits * 3 ? [swapped(context, 'plan')] : []
}

function swapped({ table }: RuleContext, variant: string): Draft {
  const row = table?.headerRows[0] ?? table?.range.top ?? 1
  const column = (role: string): string =>
    table?.columns.find((each) => each.role === role)?.column ?? ''
  return {
    cells: [`${column('amount')}${row}`, `${column('priorAmount')}${row}`],
    params: { variant, amount: column('amount'), prior: column('priorAmount') },
  }
}
