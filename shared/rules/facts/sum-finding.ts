// The finding for a row that is not the sum of its parts: with its cause, or explained by a note.

import { typingErrorOf } from '../../amount/typing-error.ts'
import type { Line } from '../../model/budget.ts'
import { type Unit, unitYen } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Suggestion } from '../engine/rule.ts'
import { type Cause, explain } from './explain-difference.ts'
import { formulaOf, type RowSum } from './row-sums.ts'
import { sumFormula } from './sum-formula.ts'

/** Whether a row is off by more than the policy's tolerance, and by nothing a coarser unit explains. */
export function differs(
  { policy, unit }: RuleContext,
  { line, written, expected }: RowSum,
): boolean {
  if (written === expected || coarserRounding(line.amount.unit, written, expected) !== null)
    return false
  return Math.abs(written - expected) > policy.tolerance * unitYen[line.amount.unit ?? unit]
}

/**
 * How a figure in a coarser unit than its parts was rounded. The same ward does both in
 * consecutive years, so either is accepted. null: neither, or the unit is not coarser.
 */
export function coarserRounding(
  unit: Unit | null,
  written: number,
  exact: number,
): 'truncate' | 'half-up' | null {
  const size = unitYen[unit ?? '円']
  if (exact % size === 0 || written % size !== 0) return null
  const magnitude = Math.abs(exact)
  const sign = exact < 0 ? -1 : 1
  const down = magnitude - (magnitude % size)
  if (written === sign * down) return (magnitude % size) * 2 < size ? 'half-up' : 'truncate'
  return written === sign * (down + size) && (magnitude % size) * 2 >= size ? 'half-up' : null
}

export function sumFinding(context: RuleContext, sum: RowSum): Draft {
  const { line, written, expected } = sum
  const explanation = explain(context, sum)
  const rows = explanation?.rows ?? []
  const cause = explanation?.cause ?? 'unexplained'
  const suggestion = suggest(context, sum, cause, rows)
  return {
    cells: [context.cell(line), ...context.ranges(rows.map((row) => row.row))],
    params: {
      variant: cause,
      written,
      expected,
      difference: written - expected,
      unit: context.unit,
      rows: rows.map((row) => context.cell(row)),
    },
    // With a blank among the lines nobody can say that the total is wrong.
    ...(cause === 'blankRows' ? { severity: 'warning' as const } : {}),
    ...(suggestion ? { suggestion } : {}),
  }
}

function suggest(
  context: RuleContext,
  sum: RowSum,
  cause: Cause | 'unexplained',
  rows: readonly Line[],
): Suggestion | null {
  const [row] = rows
  const size = unitYen[context.unit]
  // The typing error is in a part: the total was typed from the right figure.
  if (row && (cause === 'rowSign' || cause === 'rowThousand' || cause === 'rowTransposed')) {
    const yen = (row.amount.yen ?? 0) + sum.written - sum.expected
    const value = yen / size
    if (cause !== 'rowTransposed' || typingErrorOf(row.amount.yen ?? 0, yen)) {
      return Number.isInteger(value)
        ? { label: 'amount', edits: [{ cell: context.cell(row), value }] }
        : null
    }
  }
  if (cause === 'rounding' || cause === 'blankRows') return null
  const cell = context.cell(sum.line)
  const formula = sumFormula(context, sum.line)
  if (formula && (formulaOf(context, sum.line) || usesFormulas(context))) {
    return { label: 'sumFormula', edits: [{ cell, value: formula }] }
  }
  const value = sum.expected / size
  if (formulaOf(context, sum.line) || !Number.isInteger(value)) return null
  return { label: 'computedAmount', edits: [{ cell, value }] }
}

/** Whether the sheet adds up by formulas anywhere in its amount column. */
const usesFormulas = ({ snapshot, formulas, column }: RuleContext): boolean =>
  snapshot.formulas !== undefined && formulas.inColumn(column('amount') ?? -1).length > 0
