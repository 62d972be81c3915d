// Drafts about an opinion of the register: at its own cell, with its number.
import type { OpinionField, RegisterFault } from '../../opinions/index.ts'
import type { Opinion, OpinionDecision } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Params } from '../engine/rule.ts'
import type { OpinionItem } from '../facts/opinion-links.ts'

/** @param field where the fault stands */
export function ofOpinion(
  { register }: RuleContext,
  opinion: Opinion,
  field: OpinionField,
  params: Params = {},
): Draft {
  const cell = register?.cellOf(opinion, field) ?? null
  return { cells: cell === null ? [] : [cell], params: { no: opinion.no, ...params } }
}

/** What reading the register's sheet found. */
export const faultsOf = ({ register }: RuleContext, code: RegisterFault['code']): Draft[] =>
  (register?.faults ?? [])
    .filter((fault) => fault.code === code)
    .map(({ cell, text }) => ({ cells: [cell], params: { text } }))

/** All opinions whose key an earlier one has. */
export function repeated(
  context: RuleContext,
  field: OpinionField,
  keyOf: (opinion: Opinion) => string,
): Draft[] {
  const seen = new Set<string>()
  return (context.register?.opinions.opinions ?? []).flatMap((opinion) => {
    const key = keyOf(opinion)
    if (seen.has(key)) return [ofOpinion(context, opinion, field)]
    seen.add(key)
    return []
  })
}

export const isReflected = (decision: OpinionDecision | null): boolean =>
  decision === 'reflected' || decision === 'partly'

export const hasMoney = ({ lines }: RuleContext, item: OpinionItem): boolean =>
  item.lines.some((i) => Boolean(lines.yen[i]))
