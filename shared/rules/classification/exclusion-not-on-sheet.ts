// An exclusion of the policy that no line carries, although the sheet marks exclusions or declares its sum.
import type { ExclusionKind } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Rule } from '../engine/rule.ts'

export const exclusionNotOnSheet: Rule = {
  code: 'classification/exclusion-not-on-sheet',
  family: 'classification',
  severity: 'warning',
  unsettles: 'base',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const { policy, totals, column } = context
    if (column('exclusion') === null && totals.exclusions.every(({ cells }) => cells.length === 0))
      return []
    // What is marked with an unknown word is most likely the one that is missing.
    if (context.survey.unknownExclusions.length > 0) return []
    const found = firstBy(totals.exclusions, ({ id }) => id)
    const firstOfKind = firstBy(policy.exclusions, ({ kind }) => kind)
    return policy.exclusions.flatMap(({ id, kind, label }) => {
      if ((found.get(id)?.cells.length ?? 0) > 0) return []
      const first = firstOfKind.get(kind)?.id === id
      const declared = first ? declaredFor(context, kind) : null
      return [
        {
          cells: declared?.cell ? [declared.cell] : headingCell(context),
          params: {
            variant: declared ? 'declared' : 'none',
            label,
            yen: declared?.yen ?? 0,
            unit: context.unit,
          },
          // Declared and found nowhere: the base is too large.
          severity: declared && policy.wardTotal === 'sum' ? ('error' as const) : ('info' as const),
        },
      ]
    })
  },
}

function declaredFor(
  { budget, plan }: RuleContext,
  kind: ExclusionKind,
): { yen: number; cell: string | null } | null {
  if (kind === 'other') return null
  const figure = budget.declared.find((each) => each.what === kind && each.yen !== null)
  const yen = figure?.yen ?? plan?.declared?.[kind]
  return yen ? { yen, cell: figure?.cell ?? null } : null
}

function headingCell({ table, column }: RuleContext): string[] {
  const place = table?.columns.find(({ role }) => role === 'exclusion')?.column
  return place && table && column('exclusion') !== null
    ? [`${place}${table.headerRows[0] ?? table.range.top}`]
    : []
}

function firstBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, T> {
  const firsts = new Map<string, T>()
  for (const value of values) if (!firsts.has(keyOf(value))) firsts.set(keyOf(value), value)
  return firsts
}
