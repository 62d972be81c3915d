// The ward's figures from the lines of its budget, in exact integer yen, each with the cells it adds.

import { rangeAddress } from '../address/index.ts'
import type { Budget, Lines } from '../model/budget.ts'
import type { Plan, Policy, Totals } from '../schema/index.ts'
import { CellSum } from './cell-sum.ts'
import { RollUp } from './roll-up.ts'
import { addressInColumn, RowRuns, type RowsAddress } from './row-runs.ts'
import { roundedShare } from './share.ts'

/** Why an amount is not in the ward total. */
export type LeftOutReason =
  | 'parent'
  | 'subtotal'
  | 'total'
  | 'relisted'
  | 'included'
  | 'otherFigure'
  | 'note'
  | 'unreadable'
  | 'tooLarge'
  | 'otherTable'

/**
 * Totals of a budget: base = total − Σ exclusions, share = Σ counting marks outside exclusions ÷ base.
 * `leftOut` is told from the ward total's side: an excluded cell is in the total, and what the base
 * leaves out of it are the cells of `exclusions`. The share's status is `final` or `not-applicable`
 * here: `settle` knows the findings.
 * Source: DOMAIN.md §3.
 */
export function computeTotals(
  budget: Budget,
  plan: Plan | null,
  policy: Policy,
  addressOf: RowsAddress = addressInColumn(budget.table?.columnOf.amount ?? 0),
): Totals {
  const { lines } = budget
  const total = new CellSum()
  const exclusions = policy.exclusions.map(() => new CellSum())
  const marks = policy.reflectionMarks.map(({ symbol, counts }) => ({
    symbol,
    counts,
    sum: new CellSum(),
  }))
  let numerator = 0
  const leftOut = new Map<LeftOutReason, RowRuns>()
  const leave = (reason: LeftOutReason, row: number): void => {
    const rows = leftOut.get(reason) ?? new RowRuns()
    leftOut.set(reason, rows)
    rows.add(row)
  }
  // Of equal ids and symbols the last counts.
  const exclusionAt = new Map(policy.exclusions.map(({ id }, i) => [id, i]))
  const markAt = new Map(marks.map(({ symbol }, i) => [symbol, i]))
  const exclusionOf = lines.perExclusion((reading) =>
    reading.kind === 'policy' ? exclusions[exclusionAt.get(reading.id) ?? -1] : undefined,
  )
  const markOf = lines.perReflection((reading) => ({
    mark: reading.kind === 'mark' ? marks[markAt.get(reading.symbol) ?? -1] : undefined,
    classifies: reading.kind === 'mark' || reading.kind === 'none',
  }))
  const rollUp = new RollUp()
  let classified = false

  for (let i = 0; i < lines.length; i++) {
    const row = lines.rowOf(i)
    const yen = lines.yen[i] as number
    const hasFigure = !Number.isNaN(yen)
    if (!lines.isLeaf(i)) {
      const reason = hasFigure ? reasonOfKind(lines, i) : null
      if (reason) leave(reason, row)
      continue
    }
    const names = lines.namesOf(i)
    if (!hasFigure) {
      rollUp.enter(names)
      if (lines.stateOf(i) === 'invalid') leave('unreadable', row)
      continue
    }
    if (!total.add(yen, row)) {
      leave('tooLarge', row)
      continue
    }
    rollUp.enter(names)
    const { mark, classifies } = markOf(i)
    if (classifies) classified = true
    const exclusion = exclusionOf(i)
    if (exclusion) {
      exclusion.add(yen, row)
      rollUp.add(yen, row, 'excluded')
      continue
    }
    mark?.sum.add(yen, row)
    if (mark?.counts) numerator += yen
    rollUp.add(yen, row, mark?.counts ? 'reflected' : 'plain')
  }

  const declared = policy.wardTotal === 'declared'
  const totalYen = (declared ? declaredYen(budget, plan, 'total') : null) ?? total.yen
  const firstOf = {
    fixed: policy.exclusions.findIndex(({ kind }) => kind === 'fixed'),
    priority: policy.exclusions.findIndex(({ kind }) => kind === 'priority'),
  }
  const excluded = policy.exclusions.map((exclusion, i) => ({
    id: exclusion.id,
    kind: exclusion.kind,
    label: exclusion.label,
    yen: exclusionYen(
      exclusions[i],
      declared && exclusion.kind !== 'other' ? exclusion.kind : null,
    ),
    cells: exclusions[i]?.cells(addressOf) ?? [],
  }))
  const base = totalYen - excluded.reduce((sum, exclusion) => sum + exclusion.yen, 0)
  // Without one classified line there is nothing to take a share of: not 0 %, but no share.
  const applies = classified && base > 0
  const { decimals, rounding } = policy.share

  return {
    total: totalYen,
    cells: total.cells(addressOf),
    leftOut: [
      ...[...leftOut].map(([reason, rows]) => ({ cells: rows.addresses(addressOf), reason })),
      ...otherTables(budget),
    ],
    exclusions: excluded,
    base,
    reflected: policy.reflectionMarks.map((mark, i) => ({
      symbol: mark.symbol,
      label: mark.label,
      counts: mark.counts,
      yen: marks[i]?.sum.yen ?? 0,
      cells: marks[i]?.sum.cells(addressOf) ?? [],
    })),
    share: {
      numerator,
      denominator: base,
      decimals,
      rounding,
      value: applies ? roundedShare(numerator, base, decimals, rounding) : null,
      status: applies ? 'final' : 'not-applicable',
    },
    byIssue: rollUp.issues(addressOf),
  }

  // A sheet that lists only some lines may leave the exclusions to the declared figures.
  function exclusionYen(sum: CellSum | undefined, kind: 'fixed' | 'priority' | null): number {
    if (sum && !sum.isEmpty) return sum.yen
    if (kind === null || exclusions[firstOf[kind]] !== sum) return 0
    return declaredYen(budget, plan, kind) ?? 0
  }
}

/** A declared control figure in yen: the sheet's own, else the plan's; null when neither states it. */
export function declaredYen(
  budget: Budget,
  plan: Plan | null,
  what: 'total' | 'fixed' | 'priority' | 'base',
): number | null {
  const onSheet = budget.declared.find((figure) => figure.what === what && figure.yen !== null)
  return onSheet?.yen ?? plan?.declared?.[what] ?? null
}

function reasonOfKind(lines: Lines, i: number): LeftOutReason | null {
  const own = lines.kindOf(i)
  switch (own) {
    case 'parent':
    case 'subtotal':
    case 'total':
    case 'relisted':
    case 'included':
    case 'otherFigure':
    case 'note':
      return own
    default:
      return null
  }
}

function otherTables(budget: Budget): { cells: string[]; reason: LeftOutReason }[] {
  const cells = budget.tables
    .filter((table) => table !== budget.table)
    .map((table) => rangeAddress(table.range))
  return cells.length > 0 ? [{ cells, reason: 'otherTable' }] : []
}
