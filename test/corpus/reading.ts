// Short ways to read a sheet in a test and to say what was read.

import { columnLetters } from '../../shared/address/index.ts'
import type { Budget } from '../../shared/model/budget.ts'
import {
  type Cell,
  defaultPolicy,
  type Mapping,
  type Plan,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { readBudget } from '../../shared/sheet/read.ts'

export function read(
  rows: Cell[][],
  more: Partial<SheetSnapshot> = {},
  plan: Plan | null = null,
  mapping?: Mapping,
): Budget {
  return readBudget({ sheet: '予算', origin: 'A1', rows, ...more }, plan, defaultPolicy, mapping)
}

export const plan = (more: Partial<Plan>): Plan => ({
  ward: null,
  fiscalYear: null,
  stage: null,
  unit: '千円',
  issues: [],
  ...more,
})

/** Leaves as [name, thousands of yen or state]. */
export const leaves = ({ lines }: Budget) =>
  lines
    .all()
    .filter(({ rowKind }) => rowKind === 'leaf')
    .map(({ initiative, strategy, issue, detail, amount }) => [
      [initiative || strategy || issue, detail].filter((text) => text !== '').join('>'),
      amount.state === 'value' ? (amount.yen ?? 0) / 1_000 : amount.state,
    ])

/** Letters of the column taken for the amounts. */
export const amountColumn = ({ table }: Budget) => columnLetters(table?.columnOf.amount ?? 25)
export const kinds = ({ lines }: Budget) => lines.all().map(({ rowKind }) => rowKind)
export const noteCodes = ({ readingNotes }: Budget) => readingNotes.map(({ code }) => code)
