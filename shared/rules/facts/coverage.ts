// Which lines a total's formula really adds, and how often: through the subtotals it refers to.

import type { CellRange } from '../../address/index.ts'
import { eachCell, overlap } from '../../formula/formula-index.ts'
import type { Formula } from '../../formula/parse-formula.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

export interface Coverage {
  line: Line
  formula: Formula
  /** Leaves of the total's block that it does not add. */
  missing: Line[]
  /** Leaves it adds more than once. */
  twice: Line[]
  /** 再掲 and うち rows it adds. */
  relisted: Line[]
  /** Leaves of other blocks that it adds. */
  foreign: Line[]
  /** Cells of its own that it adds. */
  itself: boolean
}

const known = new WeakMap<RuleContext, Coverage[]>()

/** Coverage of every subtotal and total whose amount is a plain sum. Worked out once. */
export function coverages(context: RuleContext): Coverage[] {
  const before = known.get(context)
  if (before) return before
  const found = context.survey.totals.flatMap((line) => coverageOf(context, line) ?? [])
  known.set(context, found)
  return found
}

function coverageOf(context: RuleContext, line: Line): Coverage | null {
  const { lines } = context
  const column = context.column('amount')
  if (column === null || line.covers === null || !context.table) return null
  const tableRange: CellRange = context.table.range
  const formula = context.formulas.at(line.row, column)
  if (formula?.kind !== 'sum') return null
  const times = new Map<number, number>()
  const itself = count(formula, 1, 0)
  const { from, to } = line.covers
  const coverage: Coverage = {
    line,
    formula,
    missing: [],
    twice: [],
    relisted: [],
    foreign: [],
    itself,
  }
  for (let i = from; i <= to; i++) {
    const part = lines.get(i)
    if (!part || part === line) continue
    const often = times.get(i) ?? 0
    if (part.rowKind === 'leaf') {
      if (often < 1 && part.amount.state !== 'none') coverage.missing.push(part)
      if (often > 1) coverage.twice.push(part)
    } else if (
      (part.rowKind === 'relisted' || part.rowKind === 'included') &&
      often > 0 &&
      part.yen
    ) {
      coverage.relisted.push(part)
    }
  }
  for (const [i, often] of times) {
    const part = lines.get(i)
    if ((i < from || i > to) && often > 0 && part?.rowKind === 'leaf' && part.yen) {
      coverage.foreign.push(part)
    }
  }
  return coverage

  /** Adds what a formula takes in to `times`; true where it takes in the total itself. */
  function count(own: Formula, sign: 1 | -1, depth: number): boolean {
    let found = false
    for (const term of own.terms) {
      if (column === null || term.range.left > column || term.range.right < column) continue
      const range = overlap(term.range, { ...tableRange, left: column, right: column })
      eachCell(range, (row) => {
        if (row === line.row) found = true
        else if (take(row, (sign * term.sign) as 1 | -1, term.by, depth)) found = true
      })
    }
    return found
  }

  function take(
    row: number,
    sign: 1 | -1,
    by: 'reference' | 'SUM' | 'SUBTOTAL',
    depth: number,
  ): boolean {
    const i = lines.indexOf(row)
    const part = lines.get(i)
    if (!part) return false
    const isSum = part.covers !== null && part.rowKind !== 'leaf'
    if (!isSum) {
      times.set(i, (times.get(i) ?? 0) + sign)
      return false
    }
    const nested = column === null ? null : context.formulas.at(row, column)
    // SUBTOTAL passes over cells that are SUBTOTALs themselves.
    if (by === 'SUBTOTAL' && nested?.terms.some((term) => term.by === 'SUBTOTAL')) return false
    if (nested?.kind === 'sum' && depth < 8) return count(nested, sign, depth + 1)
    for (let n = part.covers?.from ?? 0; n <= (part.covers?.to ?? -1); n++) {
      if (lines.isLeaf(n)) times.set(n, (times.get(n) ?? 0) + sign)
    }
    return false
  }
}
