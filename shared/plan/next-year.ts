// Next year's plan begun from this year's: the items with their ids, without this year's money.
import { digestOf } from '../digest/index.ts'
import type { Plan } from '../schema/index.ts'

/**
 * Ids, titles, marks and what is printed below an item stay; estimates and declared figures are this
 * year's and go. What later becomes of an item is recorded in `continues`, by its id.
 */
export function startNextYear(plan: Plan): Plan {
  const { ward, fiscalYear, unit, issues } = plan
  return {
    ...{ ward, fiscalYear: fiscalYear === null ? null : fiscalYear + 1, stage: null, unit },
    issues: issues.map((issue) => ({
      ...issue,
      strategies: issue.strategies.map(({ estimate: _, initiatives, ...strategy }) => ({
        ...strategy,
        initiatives: initiatives.map(({ estimate: __, ...initiative }) => initiative),
      })),
    })),
    continues: { fiscalYear, digest: digestOf(plan), items: [], ended: [] },
  }
}
