// Control figures that the sheet or the plan declares, to stand beside the computed ones.
import type { PlanContext } from './context.ts'

export interface DeclaredFigures {
  total: number | null
  base: number | null
  exclusions: (number | null)[]
  /** As printed. */
  share: string | null
}

/** The sheet's own figure wins over the plan's, as in the totals. */
export function declaredFigures({ declared, plan, report }: PlanContext): DeclaredFigures {
  const money = (what: 'total' | 'fixed' | 'priority' | 'base'): number | null =>
    declared.find((figure) => figure.what === what && figure.yen !== null)?.yen ??
    plan?.declared?.[what] ??
    null
  const printed =
    declared.find((figure) => figure.what === 'share')?.percent ?? plan?.declared?.share
  const taken = new Set<string>()
  return {
    total: money('total'),
    base: money('base'),
    exclusions: report.totals.exclusions.map(({ kind }) => {
      if (kind === 'other' || taken.has(kind)) return null
      taken.add(kind)
      return money(kind)
    }),
    share: printed && /^\d+(\.\d+)?$/.test(printed) ? printed : null,
  }
}
