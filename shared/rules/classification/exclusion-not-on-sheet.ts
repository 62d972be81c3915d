// An exclusion of the policy that no line carries, although the sheet marks exclusions or declares its sum.
import { cellAddress } from '../../address/index.ts'
import type { ExclusionKind } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Rule } from '../engine/rule.ts'

export const exclusionNotOnSheet: Rule = {
  code: 'classification/exclusion-not-on-sheet',
  family: 'classification',
  severity: 'warning',
  scope: 'budget',
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
          // Where it is to be entered first, then where it is declared.
          cells: [
            ...(candidates(context, id, declared?.yen ?? null) ?? exclusionCells(context)),
            ...(declared?.cell ? [declared.cell] : []),
          ],
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

/** Where the exclusion is to be entered: on the plan's excluded item, or on the only line of that amount. */
function candidates(context: RuleContext, id: string, yen: number | null): string[] | null {
  const { lines, links, leaves } = context
  const place = context.column('exclusion') ?? context.column('amount')
  if (place === null) return null
  const planned = (i: number): boolean => links?.items[links.itemOf[i] ?? -1]?.exclusion === id
  const isPlanned = links?.items.some(({ exclusion }) => exclusion === id) ?? false
  const rows = isPlanned ? leaves.filter(planned) : leaves.subarray(0, 0)
  const equal = yen === null || rows.length > 0 ? [] : leaves.filter((i) => lines.yen[i] === yen)
  const found = rows.length > 0 ? rows : equal.length === 1 ? equal : []
  return found.length === 0 ? null : Array.from(found, (i) => cellAddress(lines.rowOf(i), place))
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

/** The column's cells beside the lines. */
function exclusionCells({ table, column }: RuleContext): string[] {
  const place = column('exclusion')
  if (place === null || !table) return []
  const first = (table.headerRows.at(-1) ?? table.range.top - 1) + 1
  const last = table.range.bottom
  return first > last ? [] : [`${cellAddress(first, place)}:${cellAddress(last, place)}`]
}

function firstBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, T> {
  const firsts = new Map<string, T>()
  for (const value of values) if (!firsts.has(keyOf(value))) firsts.set(keyOf(value), value)
  return firsts
}
